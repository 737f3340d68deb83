package dev.millrace.simulation;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A job that a test writes, runs and then looks at: its trace and its results. */
final class TracedJob {
    final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    final ResultStore results = new ResultStore();
    final List<Traced> trace = new ArrayList<>();

    /** Runs the job in virtual time. */
    JobStatus run(World world, Script script) {
        return new Simulation(Map.of("job", env.getJobGraph("job")), "job", world, script, external(), trace::add)
                .run()
                .status();
    }

    /** Runs the job in the usual world, undisturbed. */
    JobStatus run() {
        return run(World.of(7), Script.NONE);
    }

    /** Runs the job on all cores. */
    JobStatus runOnThreads() throws InterruptedException {
        return new ThreadedRun(env.getJobGraph("job"), external(), 60_000, trace::add).run();
    }

    private External external() {
        return new External(new StreamLibrary(Map.of()), results);
    }

    /** The events of that kind, in order. */
    <E> Stream<E> events(Class<E> kind) {
        return trace.stream().map(Traced::event).filter(kind::isInstance).map(kind::cast);
    }
}
