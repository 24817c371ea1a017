"""The same work on Apache Spark, for more reports than one machine reads; the only folder that knows PySpark."""
