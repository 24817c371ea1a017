// What the pages gain with scripts: keys, closer looks at charts, dropped files. Everything else works without.
import { dropFiles } from "./drop";
import { zoomGraphs } from "./graph";
import { listenToKeys } from "./keys";
import { lightPlaces, lightWords } from "./light";
import { zoomCharts } from "./zoom";

listenToKeys();
zoomCharts();
zoomGraphs();
lightPlaces();
lightWords();
dropFiles();
