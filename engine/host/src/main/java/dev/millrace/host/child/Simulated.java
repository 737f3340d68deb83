package dev.millrace.host.child;

import dev.millrace.simulation.Simulation;

/** A job in virtual time. */
record Simulated(Simulation simulation, Thread thread) implements Carried {
    @Override
    public Totals run() {
        Simulation.Result result = simulation.run();
        return new Totals(result.events(), result.virtualTime());
    }

    @Override
    public void cancel() {
        simulation.cancel();
    }

    @Override
    public void printed(String line) {
        if (Thread.currentThread() == thread) {
            simulation.printed(line);
        }
    }
}
