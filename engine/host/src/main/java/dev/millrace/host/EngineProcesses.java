package dev.millrace.host;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Message;
import dev.millrace.host.wire.Payloads;
import dev.millrace.trace.TraceText;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The client of engine processes: one does the work, one more is warm beside it. When the first ends, whatever the
 * learner's code did to it, the second takes over at once and a third is started.
 */
public final class EngineProcesses implements Engine {
    private static final long CANCEL_GRACE_MS = 150;
    /** The process that takes over has the machine to itself at first. */
    private static final long SPARE_DELAY_MS = 1_000;

    private static final long WALL_GRACE_MS = 15_000;
    private static final int FAILED_STARTS_MAX = 3;

    private final EngineOptions options;
    private final Payloads payloads = new Payloads();
    private final Questions questions = new Questions();
    private final AtomicLong ids = new AtomicLong();
    private final Deque<RunTicket> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(EngineProcesses::daemon);
    private final EngineProcess.Inbox inbox = new EngineProcess.Inbox() {
        @Override
        public void frame(EngineProcess from, Frame frame) {
            take(from, frame);
        }

        @Override
        public void gone(EngineProcess process, int exitCode, String errorText) {
            replace(process, exitCode, errorText);
        }
    };

    private final RunTicket.Control control = new RunTicket.Control() {
        @Override
        public void cancel(RunTicket ticket) {
            EngineProcesses.this.cancel(ticket);
        }

        @Override
        public boolean command(RunTicket ticket, Message.Command command) {
            return EngineProcesses.this.command(ticket, command);
        }
    };

    private EngineProcess active;
    private @Nullable EngineProcess spare;
    private @Nullable RunTicket current;
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> spareStart;
    private int failedStarts;
    private boolean closed;

    private EngineProcesses(EngineOptions options) {
        this.options = options;
        this.active = EngineProcess.start(options, inbox);
    }

    /** Starts the first process, and once that is warm its spare; returns at once. What is asked before then waits. */
    public static EngineProcesses start(EngineOptions options) {
        return new EngineProcesses(options);
    }

    @Override
    public synchronized Run run(RunRequest request, RunListener listener) {
        RunTicket ticket = new RunTicket(ids.incrementAndGet(), request, listener, control);
        requireOpen();
        waiting.add(ticket);
        startNext();
        return ticket;
    }

    @Override
    public CompletableFuture<List<Diagnostic>> diagnose(String name, String script) {
        long id = ids.incrementAndGet();
        Frame frame = payloads.frame(FrameType.DIAGNOSE, new Message.Diagnose(id, name, script));
        return ask(id, frame)
                .thenApply(answer -> answer.map(Message.Diagnosed.class::cast)
                        .map(Message.Diagnosed::diagnostics)
                        .orElse(List.of()));
    }

    @Override
    public CompletableFuture<List<Completion>> complete(String script, int cursor) {
        long id = ids.incrementAndGet();
        Frame frame = payloads.frame(FrameType.COMPLETE, new Message.Complete(id, script, cursor));
        return ask(id, frame)
                .thenApply(answer -> answer.map(Message.Completed.class::cast)
                        .map(Message.Completed::completions)
                        .orElse(List.of()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdownNow();
        if (spareStart != null) {
            spareStart.cancel(false);
        }
        active.kill();
        if (spare != null) {
            spare.kill();
        }
        questions.close();
        if (current != null) {
            current.cancel();
        }
        waiting.forEach(ticket -> ticket.end(new RunOutcome.Cancelled()));
        waiting.clear();
    }

    private synchronized CompletableFuture<Optional<Message.Answer>> ask(long id, Frame frame) {
        requireOpen();
        CompletableFuture<Optional<Message.Answer>> answer = questions.add(id, frame);
        active.send(frame);
        return answer;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
    }

    // ---- runs
    // --------------------------------------------------------------------------------------------------------

    private void startNext() {
        RunTicket next = current == null ? waiting.poll() : null;
        if (next == null) {
            return;
        }
        current = next;
        active.send(payloads.frame(FrameType.RUN, new Message.Run(next.id, next.request)));
        long wallTime = next.request.world().limits().wallTime();
        killAfter(wallTime + WALL_GRACE_MS, next);
    }

    private synchronized void cancel(RunTicket ticket) {
        if (waiting.remove(ticket)) {
            ticket.end(new RunOutcome.Cancelled());
        } else if (ticket == current && !closed) {
            active.send(Frame.of(FrameType.CANCEL));
            killAfter(CANCEL_GRACE_MS, ticket);
        }
    }

    private synchronized boolean command(RunTicket ticket, Message.Command command) {
        boolean underWay = ticket == current && !closed;
        if (underWay) {
            active.send(payloads.frame(FrameType.COMMAND, command));
        }
        return underWay;
    }

    private void killAfter(long ms, RunTicket ticket) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        EngineProcess process = active;
        deadline = clock.schedule(() -> killIfStill(ticket, process), ms, TimeUnit.MILLISECONDS);
    }

    private synchronized void killIfStill(RunTicket ticket, EngineProcess process) {
        if (ticket == current) {
            process.kill();
        }
    }

    private synchronized @Nullable RunTicket runOf(EngineProcess process) {
        return process == active ? current : null;
    }

    // ---- what processes say
    // ------------------------------------------------------------------------------------------

    private void take(EngineProcess from, Frame frame) {
        RunTicket ticket = runOf(from);
        try {
            switch (frame.type()) {
                case READY -> ready(from);
                case TRACED -> trace(ticket, frame);
                case PRINTED -> print(ticket, frame);
                case COMMANDED -> commanded(ticket, frame);
                case ENDED -> ended(from, payloads.read(frame, Message.Ended.class));
                case DIAGNOSED -> questions.answered(payloads.read(frame, Message.Diagnosed.class));
                case COMPLETED -> questions.answered(payloads.read(frame, Message.Completed.class));
                default -> from.kill();
            }
        } catch (IOException unreadable) {
            from.kill();
        }
    }

    private static void trace(@Nullable RunTicket ticket, Frame frame) {
        if (ticket != null && !ticket.cancelled()) {
            List<Traced> events = new String(frame.payload(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(TraceText::parse)
                    .toList();
            ticket.listener.traced(events);
        }
    }

    private void commanded(@Nullable RunTicket ticket, Frame frame) throws IOException {
        if (ticket != null) {
            ticket.commanded(payloads.read(frame, Message.Commanded.class));
        }
    }

    private static void print(@Nullable RunTicket ticket, Frame frame) {
        if (ticket != null && !ticket.cancelled()) {
            ticket.listener.printed(new String(frame.payload(), StandardCharsets.UTF_8));
        }
    }

    /** Whether a second process has gone through its warm-up and would take the next run. */
    synchronized boolean spareIsWarm() {
        return spare != null && spare.ready();
    }

    private synchronized void ready(EngineProcess process) {
        failedStarts = 0;
        process.becameReady();
        if (process == active) {
            startSpare();
        }
    }

    private void ended(EngineProcess process, Message.Ended ended) {
        RunTicket ticket = runOf(process);
        if (ticket == null || ticket.id != ended.id()) {
            return;
        }
        boolean useless = ended.spent() || ended.outcome() instanceof RunOutcome.Crashed;
        finish(ticket, useless ? process : null);
        ticket.end(ended.outcome());
    }

    private void replace(EngineProcess process, int exitCode, String errorText) {
        RunTicket ticket = runOf(process);
        countFailedStart(process);
        if (ticket == null) {
            retire(process, errorText);
        } else {
            finish(ticket, process);
            ticket.end(new RunOutcome.Crashed(Ending.sentence(exitCode, errorText, options)));
        }
    }

    /** The run is over; the process that carried it is replaced where it is of no more use. */
    private synchronized void finish(RunTicket ticket, @Nullable EngineProcess useless) {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        if (ticket == current) {
            current = null;
        }
        if (useless != null) {
            retire(useless, "");
        }
        if (!closed) {
            startNext();
        }
    }

    // ---- processes
    // ---------------------------------------------------------------------------------------------------

    private synchronized void retire(EngineProcess process, String errorText) {
        process.kill();
        if (closed) {
            return;
        }
        if (process == spare) {
            spare = null;
            startSpare();
        } else if (process == active) {
            promote(errorText);
        }
    }

    private synchronized void countFailedStart(EngineProcess process) {
        failedStarts += process.ready() ? 0 : 1;
    }

    private void promote(String errorText) {
        if (failedStarts >= FAILED_STARTS_MAX) {
            giveUp(errorText);
            return;
        }
        active = spare != null ? spare : EngineProcess.start(options, inbox);
        spare = null;
        questions.again().forEach(active::send);
        if (active.ready()) {
            spareStart = clock.schedule(this::startSpare, SPARE_DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void startSpare() {
        if (options.spare() && spare == null && failedStarts < FAILED_STARTS_MAX && !closed) {
            spare = EngineProcess.start(options, inbox);
        }
    }

    private void giveUp(String errorText) {
        closed = true;
        String sentence = "The engine process does not start with " + options.java() + ": " + errorText.strip();
        questions.close();
        waiting.forEach(ticket -> ticket.end(new RunOutcome.Crashed(sentence)));
        waiting.clear();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "engine-clock");
        thread.setDaemon(true);
        return thread;
    }
}
