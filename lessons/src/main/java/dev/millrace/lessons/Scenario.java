package dev.millrace.lessons;

import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.lessons.expression.Expression;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One run as a scenario file describes it.
 *
 * @param file where it was read from
 * @param job name of the job's script
 * @param scripts script texts by name: the job, and what a swap resumes with
 * @param streams streams by the name that a source asks for
 * @param world in what world the job runs
 * @param script what happens to it
 * @param claims what must hold of the run; the linter proves each
 */
public record Scenario(
        Path file,
        String job,
        Map<String, String> scripts,
        Map<String, StreamSpec> streams,
        World world,
        Script script,
        List<Claim> claims) {
    /** The traced simulation run that it describes. */
    public RunRequest request() {
        return new RunRequest(job, scripts, streams, world, script, RunRequest.Scheduler.SIMULATION, true);
    }

    /** Text of the job. */
    public String jobText() {
        return scripts.getOrDefault(job, "");
    }

    /** A condition, what it means in a sentence, and its line in the scenario file. */
    public record Claim(int line, String says, Expression condition) {}
}
