package dev.millrace.bench;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.threads.ThreadedRun;
import java.util.Map;

/** Runs jobs that end in a {@link ChecksumSink}. */
final class Checksums {
    private Checksums() {}

    /** The job's checksum. */
    static long of(JobGraph graph) throws InterruptedException {
        ResultStore results = new ResultStore();
        JobStatus status =
                new ThreadedRun(graph, new External(new StreamLibrary(Map.of()), results), 600_000, null).run();
        if (status != JobStatus.FINISHED) {
            throw new IllegalStateException("the job ended as " + status);
        }
        return Long.parseLong(results.rows("checksum").get(0));
    }
}
