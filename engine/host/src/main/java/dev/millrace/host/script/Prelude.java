package dev.millrace.host.script;

import java.util.List;

/** What every script can use without saying so. */
final class Prelude {
    /** What {@code env} is, here and in a job that was written for Flink. */
    static final String ENVIRONMENT = "StreamExecutionEnvironment.getExecutionEnvironment()";

    /** Evaluated before the first line of a script, in order. */
    static final List<String> SNIPPETS = List.of(
            "import java.time.*;",
            "import java.util.*;",
            "import dev.millrace.api.*;",
            "import dev.millrace.connector.*;",
            "import dev.millrace.connector.file.*;",
            "import dev.millrace.connector.jdbc.*;",
            "import dev.millrace.functions.*;",
            "import dev.millrace.metrics.*;",
            "import dev.millrace.samples.*;",
            "import dev.millrace.state.*;",
            "import dev.millrace.time.*;",
            "import dev.millrace.trace.TimeDomain;",
            "import dev.millrace.types.*;",
            "import dev.millrace.windowing.*;",
            "StreamExecutionEnvironment env = " + ENVIRONMENT + ";");

    private Prelude() {}
}
