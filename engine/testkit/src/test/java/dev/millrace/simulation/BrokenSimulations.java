package dev.millrace.simulation;

import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.testkit.fuzz.CaseRun;
import java.util.function.Function;

/** Simulations of jobs that are deployed in another way. */
public final class BrokenSimulations {
    private BrokenSimulations() {}

    /** Runs on {@code deployments}, of which each job of a run gets one of its own. */
    public static CaseRun.Engine with(Function<ExecutionPlan, Deployment> deployments) {
        return (jobs, first, world, script, external) ->
                new Simulation(jobs, first, world, script, external, null, deployments);
    }
}
