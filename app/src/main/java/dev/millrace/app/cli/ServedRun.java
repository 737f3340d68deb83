package dev.millrace.app.cli;

import dev.millrace.app.rest.RestServer;
import dev.millrace.app.rest.RunningJob;
import dev.millrace.host.Engine;
import dev.millrace.host.RunListener;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A run that answers REST requests while it goes on. It may go on for long, so what it prints is shown at once, and events are kept only where they are asked for. */
final class ServedRun implements RunListener {
    private final RunningJob job;
    private final boolean keepsAll;
    private final PrintWriter printed;
    private final List<Traced> kept = Collections.synchronizedList(new ArrayList<>());

    private ServedRun(RunningJob job, boolean keepsAll, PrintWriter printed) {
        this.job = job;
        this.keepsAll = keepsAll;
        this.printed = printed;
    }

    /**
     * Carries a run out and waits for its end. An interrupt cancels it and throws {@link CancellationException}.
     *
     * @param port 0 for any that is free
     * @param keepsAll whether all events are wanted at the end
     * @param printed shows what the learner's code prints
     * @param err hears where the server is
     */
    static RunEnd of(
            Engine engine, RunRequest request, int port, boolean keepsAll, PrintWriter printed, PrintWriter err) {
        boolean virtual = request.scheduler() == RunRequest.Scheduler.SIMULATION;
        RunningJob job = new RunningJob(virtual, Clock.systemUTC());
        ServedRun served = new ServedRun(job, keepsAll, printed);
        Engine.Run run = engine.run(request, served);
        String keptIn = request.snapshots().keptIn();
        try (RestServer server = RestServer.start(port, job, run, keptIn == null ? null : Path.of(keptIn))) {
            err.println("millrace: the job answers at http://127.0.0.1:" + server.port());
            err.flush();
            RunOutcome outcome = run.await();
            job.end();
            return new RunEnd(outcome, "", List.copyOf(served.kept));
        } catch (IOException taken) {
            run.cancel();
            throw new CannotRun(
                    "port " + port + " cannot be had: " + taken.getMessage() + "; --rest 0 takes any", taken);
        }
    }

    @Override
    public void traced(List<Traced> events) {
        for (Traced each : events) {
            if (keepsAll
                    || each.event() instanceof TraceEvent.JobFailed
                    || each.event() instanceof TraceEvent.LimitReached) {
                kept.add(each);
            }
        }
        job.traced(events);
    }

    @Override
    public void printed(String text) {
        printed.print(text);
        printed.flush();
    }
}
