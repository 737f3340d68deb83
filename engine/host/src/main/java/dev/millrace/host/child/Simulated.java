package dev.millrace.host.child;

import dev.millrace.runtime.JobMaster;
import dev.millrace.simulation.Simulation;
import java.util.function.Consumer;

/** A job in virtual time, on the thread that runs it. */
record Simulated(Simulation simulation, Thread thread) implements Carried {
    @Override
    public End run() {
        // A simulated job has its trace, unless nobody wants to know.
        return new End(simulation.run().virtualTime(), null);
    }

    @Override
    public void cancel() {
        simulation.cancel();
    }

    @Override
    public void ask(Consumer<JobMaster> what) {
        simulation.ask(what);
    }

    @Override
    public void printed(String line) {
        if (Thread.currentThread() == thread) {
            simulation.printed(line);
        }
    }
}
