package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.time.InputClock;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One running subtask: a passive step machine. A scheduler calls {@link #step} again and again, from one thread at a time; the
 * subtask takes elements, timers and messages, changes state, offers output, and says how it went. It owns no thread, reads
 * no clock but the one it was given, and reports its own trace events.
 */
public final class Subtask {
    /** Where the subtask is in its life. */
    private enum Life {
        /** Deployed; its state will be restored by the first step. */
        DEPLOYED,
        /** Takes input. */
        RUNNING,
        /** Input has ended; waits for the final checkpoint. */
        DRAINED,
        /** Has passed the barrier of a stopping savepoint; waits for its completion, or goes on where it is given up. */
        SUSPENDED,
        /** Finished, failed or cancelled. */
        ENDED
    }

    private static final long INPUT_HAD_ITS_TURN = Long.MIN_VALUE;

    private final SubtaskSurroundings surroundings;
    private final OperatorChain chain;
    private final @Nullable SourceOperator source;
    /** Makes the subtask's clock where its channels do not. */
    private final @Nullable EventTimeClock ownClock;
    /** Where keyed input waits for its end in batch execution; null in streaming execution, and where no input is keyed. */
    private final @Nullable HeldBack heldBack;
    /** The loop that begins here; null for none. */
    private final @Nullable Loop loop;

    /** What a source sends to find out how long records are on their way; null for nothing. */
    private final @Nullable LatencyMarkers latencyMarkers;

    private final InputGate gate;
    private final Input[] inputs;
    private final SubtaskSnapshots snapshots;
    private final BarrierHandler barriers;
    private final @Nullable BarrierOvertaker overtaker;
    private final Restored restored;
    private final @Nullable Tracer tracer;
    private final Queue<SubtaskMessage> mailbox = new ConcurrentLinkedQueue<>();
    private Life life = Life.DEPLOYED;
    private Life lifeBeforeStop = Life.RUNNING;
    private long stoppingWith = -1;
    private boolean ending;
    /** Processing time up to which timers fire before input is looked at again; {@link #INPUT_HAD_ITS_TURN} where that is now. */
    private long timersUntil = INPUT_HAD_ITS_TURN;

    private long latencyDraws;
    private @Nullable Object current;

    /** What the subtask starts from: snapshots by operator id, and the checkpoint they belong to (-1 = a fresh start). */
    record Restored(long checkpoint, Map<String, OperatorSnapshot> snapshots) {}

    /** Makes the handler for so many channels. */
    @FunctionalInterface
    interface BarriersOf {
        BarrierHandler handler(int channels, Clock clock, BarrierOvertaker.Keeper keeper);
    }

    Subtask(
            SubtaskSurroundings surroundings,
            OperatorChain chain,
            InputGate gate,
            Input[] inputs,
            BarriersOf barriers,
            boolean overtakes,
            Restored restored) {
        this.surroundings = surroundings;
        this.chain = chain;
        this.source = chain.head() instanceof SourceOperator head ? head : null;
        this.ownClock = chain.head() instanceof EventTimeClock head ? head : null;
        this.latencyMarkers = source != null && surroundings.latencyInterval() > 0
                ? new LatencyMarkers(id(), surroundings.latencyInterval())
                : null;
        this.heldBack = surroundings.batch() && gate.hasKeyed() ? new HeldBack() : null;
        this.gate = gate;
        this.inputs = inputs;
        this.snapshots = new SubtaskSnapshots(
                surroundings,
                chain,
                gate,
                overtakes,
                this::suspend,
                (checkpoint, problem) -> mailbox.add(new SubtaskMessage.Written(checkpoint, problem)));
        this.barriers = barriers.handler(gate.size(), surroundings.clock(), snapshots);
        this.overtaker = this.barriers instanceof BarrierOvertaker overtaking ? overtaking : null;
        this.loop = chain.head() instanceof LoopHead head ? new Loop(head.maxWait(), gate, this.barriers) : null;
        this.restored = restored;
        this.tracer = surroundings.tracer();
    }

    /** Who this is. */
    public SubtaskId id() {
        return surroundings.subtask();
    }

    /** Whether it has no input but its own source. */
    public boolean isSource() {
        return source != null;
    }

    /** Puts a message into the mailbox; from any thread. The scheduler steps the subtask afterwards. */
    public void send(SubtaskMessage message) {
        mailbox.add(message);
    }

    /** Does up to {@code budget} units of work: an element, a timer or a message each. Never throws for the user's code: it fails. */
    public Progress step(int budget) {
        if (life == Life.ENDED) {
            return Progress.ENDED;
        }
        try {
            return life == Life.DEPLOYED ? open() : run(budget);
        } catch (Exception | Error failure) {
            fail(false, chain.blame(id(), failure, current));
            return Progress.ENDED;
        }
    }

    /** The earliest processing time in ms at which an idle subtask has something to do by itself, {@link Long#MAX_VALUE} for never. */
    public long nextWake() {
        if (life != Life.RUNNING) {
            return Long.MAX_VALUE;
        }
        long next = Math.min(chain.nextProcessingTimer(), nextDeadline());
        next = loop == null ? next : Math.min(next, loop.end());
        next = latencyMarkers == null ? next : Math.min(next, latencyMarkers.next());
        return source == null ? next : Math.min(next, source.nextAvailable());
    }

    /** The earliest processing time in ms at which a subtask has to be stepped even though its output is refused; {@link Long#MAX_VALUE} for never. */
    public long nextDeadline() {
        return Math.min(chain.flushDue(), overtaker == null ? Long.MAX_VALUE : overtaker.deadline());
    }

    /** Fails the subtask from outside, between two steps. */
    public void kill(String cause) {
        if (life != Life.ENDED) {
            fail(true, cause);
        }
    }

    /** Fails the subtask because its machine has not been heard of, between two steps. */
    public void lose(String cause) {
        if (life != Life.ENDED) {
            fail(false, cause);
        }
    }

    /** Ends the subtask because the job goes down, between two steps. */
    public void cancel() {
        if (life != Life.ENDED) {
            life = Life.ENDED;
            report(new TraceEvent.TaskCancelled(id()));
            chain.abort();
        }
    }

    private Progress open() throws Exception {
        report(new TraceEvent.SubtaskStarted(id(), surroundings.attempt()));
        life = Life.RUNNING;
        if (restored.checkpoint() >= 0 && tracer != null) {
            int entries = restored.snapshots().values().stream()
                    .mapToInt(OperatorSnapshot::entries)
                    .sum();
            tracer.report(new TraceEvent.StateRestored(id(), restored.checkpoint(), entries));
        }
        chain.open(restored.snapshots());
        chain.replay(restored.checkpoint());
        reportMetrics(surroundings.clock().now());
        return Progress.WORKED;
    }

    private Progress run(int budget) throws Exception {
        int worked = readMail() ? 1 : 0;
        long now = surroundings.clock().now();
        chain.flushDue(now);
        if (overtaker != null) {
            worked += takeOvertaking(overtaker, now) ? 1 : 0;
        }
        while (worked < budget && life != Life.ENDED) {
            if (!chain.flush()) {
                surroundings.activity().stop();
                return worked > 0 ? Progress.WORKED : Progress.REFUSED;
            }
            surroundings.activity().resume();
            if (!work(now)) {
                break;
            }
            worked++;
        }
        if (worked > 0) {
            reportMetrics(now);
        }
        if (life == Life.ENDED) {
            return Progress.ENDED;
        }
        return worked > 0 ? Progress.WORKED : Progress.IDLE;
    }

    private void reportMetrics(long now) {
        if (tracer != null) {
            chain.reportMetrics(tracer, id(), now);
        }
    }

    private boolean work(long now) throws Exception {
        if (chain.isAdvancing()) {
            chain.advance();
            endIfDrained();
            return true;
        }
        if (life == Life.SUSPENDED) {
            return loop != null && loop.postpone();
        }
        // As Flink's mailbox: what is due fires, then input has its turn, however much has become due meanwhile.
        timersUntil = timersUntil == INPUT_HAD_ITS_TURN ? now : timersUntil;
        if (workByTheClock(timersUntil, now)) {
            return true;
        }
        boolean late = timersUntil < now;
        timersUntil = INPUT_HAD_ITS_TURN;
        return workOnInput(now) || (late && workByTheClock(now, now));
    }

    private boolean workByTheClock(long due, long now) throws Exception {
        if (life == Life.RUNNING && chain.fireProcessingTimer(due, now)) {
            followOwnClock();
            return true;
        }
        if (latencyMarkers != null && life == Life.RUNNING && latencyMarkers.next() <= due) {
            forward(latencyMarkers.take(now), false);
            return true;
        }
        return false;
    }

    private boolean workOnInput(long now) throws Exception {
        return source != null ? pollSource(source) : takeElement() || endLoop(now);
    }

    private void forward(LatencyMarker marker, boolean received) {
        long now = surroundings.clock().now();
        long draw = surroundings.draws().draw(0, Integer.MAX_VALUE, Draws.entity("latency " + id()), latencyDraws++);
        chain.latency(marker, now, received, draw);
    }

    private boolean endLoop(long now) throws Exception {
        boolean over = loop != null && life == Life.RUNNING && loop.end() <= now;
        if (over) {
            endOfInput();
        }
        return over;
    }

    // ---- input ---------------------------------------------------------------------------------------------------

    private boolean pollSource(SourceOperator head) throws Exception {
        if (life != Life.RUNNING) {
            return false;
        }
        switch (head.poll()) {
            case EMITTED -> followOwnClock();
            case ENDED -> endOfInput();
            case WAITING -> {
                return false;
            }
        }
        return true;
    }

    private void followOwnClock() throws Exception {
        if (ownClock != null) {
            follow(ownClock.currentWatermark(), ownClock.isIdle());
        }
    }

    private void followChannels() throws Exception {
        InputClock clock = gate.clock();
        if (surroundings.batch()) {
            // There is no watermark but the last, and that comes with the end of the input.
            return;
        }
        if (chain.emitsOnlyAtTheEnd() && clock.watermark() < Long.MAX_VALUE) {
            return;
        }
        if (loop != null && clock.watermark() == Long.MAX_VALUE) {
            // Event time is over when nothing comes back any more.
            return;
        }
        if (ownClock == null) {
            follow(clock.watermark(), clock.isIdle());
        } else if (clock.watermark() == Long.MAX_VALUE && chain.watermark() < Long.MAX_VALUE) {
            // Whoever makes his own watermarks hears of the others' no more than that event time is over.
            follow(Long.MAX_VALUE, false);
        }
    }

    /** Takes the clock over. What is idle says so after its last watermark, what is active again before its first. */
    private void follow(long watermark, boolean idle) throws Exception {
        boolean advances = watermark > chain.watermark();
        if (idle != chain.isIdle()) {
            report(new TraceEvent.StatusChanged(id(), idle));
            chain.setIdle(idle, advances);
        }
        if (advances) {
            advanceTo(watermark);
        }
    }

    private boolean takeElement() throws Exception {
        if (heldBack != null && heldBack.isComplete()) {
            return release(heldBack);
        }
        if (loop != null && loop.hasPostponed()) {
            processHeld(loop.next());
            return true;
        }
        Object payload = gate.select();
        if (overtaker != null && takeOvertaking(overtaker, surroundings.clock().now())) {
            // Looked for after the element: a barrier that was sent before it is seen before it is taken.
            return true;
        }
        if (payload == null) {
            return false;
        }
        long stamp = gate.take(payload);
        current = payload;
        if (payload == Marker.WATERMARK) {
            gate.mergeWatermark(stamp);
            followChannels();
        } else if (payload == Marker.IDLE || payload == Marker.ACTIVE) {
            gate.mergeStatus(payload == Marker.IDLE);
            followChannels();
        } else if (payload instanceof Barrier barrier) {
            barriers.arrived(gate.selected(), barrier);
        } else if (payload == Marker.END_OF_INPUT) {
            if (gate.mergeEnd()) {
                endOfChannels();
            }
        } else if (payload instanceof LatencyMarker marker) {
            forward(marker, true);
        } else if (heldBack != null && gate.isKeyed()) {
            heldBack.add(gate.selected(), payload, stamp);
        } else {
            if (loop != null) {
                loop.taken(surroundings.clock().now(), life == Life.DRAINED);
            }
            inputs[gate.selectedInput()].processElement(payload, stamp);
            followOwnClock();
        }
        current = null;
        return true;
    }

    private void endOfChannels() throws Exception {
        if (loop != null) {
            loop.inputEnded(surroundings.clock().now());
        } else if (heldBack != null) {
            heldBack.complete();
        } else {
            endOfInput();
        }
    }

    /** Processes the next record that was held back; behind the last one, the input has ended. */
    private boolean release(HeldBack records) throws Exception {
        if (life != Life.RUNNING) {
            return false;
        }
        if (!records.hasNext()) {
            endOfInput();
            return true;
        }
        processHeld(records.next());
        return true;
    }

    private void processHeld(HeldBack.Element element) throws Exception {
        current = element.value();
        inputs[gate.release(element)].processElement(element.value(), element.timestamp());
        current = null;
    }

    /** Takes one barrier that has overtaken or was announced, or lets one that has been aligned for too long; even while output is refused. */
    private boolean takeOvertaking(BarrierOvertaker taker, long now) throws Exception {
        if (life == Life.SUSPENDED) {
            return false;
        }
        if (taker.deadline() <= now) {
            taker.overtakeNow();
            return true;
        }
        int channel = gate.overtaken();
        if (channel < 0) {
            return false;
        }
        Channel.Overtaking first = gate.takeOvertaking(channel);
        Barrier barrier = first.barrier();
        if (!first.isAnnouncement()) {
            taker.overtook(channel, barrier, first.position());
        } else if (taker.announced(barrier)) {
            report(new TraceEvent.BarrierAnnounced(
                    id(), gate.channel(channel), barrier.checkpoint(), barrier.overtakesFrom()));
        }
        return true;
    }

    private void advanceTo(long watermark) throws Exception {
        report(new TraceEvent.WatermarkAdvanced(id(), watermark));
        chain.startAdvance(watermark);
        chain.advance();
    }

    private void endOfInput() throws Exception {
        ending = true;
        follow(Long.MAX_VALUE, false);
        endIfDrained();
    }

    /** The last watermark has gone through the chain: nothing can fire any more. */
    private void endIfDrained() throws Exception {
        if (ending && !chain.isAdvancing()) {
            ending = false;
            chain.endInput();
            life = Life.DRAINED;
            surroundings.reports().endOfInput(id());
        }
    }

    // ---- messages and snapshots ----------------------------------------------------------------------------------

    private boolean readMail() throws Exception {
        // While a watermark is on its way through the chain, a snapshot would split it from the timers it is about to
        // fire.
        SubtaskMessage message = chain.isAdvancing() ? null : mailbox.poll();
        if (message == null) {
            return false;
        }
        if (message instanceof SubtaskMessage.Trigger trigger) {
            report(new TraceEvent.BarrierInjected(id(), trigger.barrier().checkpoint()));
            snapshots.complete(trigger.barrier());
        } else if (message instanceof SubtaskMessage.AlignTo allowed) {
            if (source != null && life == Life.RUNNING) {
                source.alignTo(allowed.maxWatermark());
            }
        } else if (message instanceof SubtaskMessage.Completed completed) {
            completed(completed.barrier());
        } else if (message instanceof SubtaskMessage.Aborted aborted) {
            aborted(aborted.checkpoint());
        } else if (message instanceof SubtaskMessage.Written written) {
            snapshots.written(written.checkpoint(), written.problem());
        } else if (message instanceof SubtaskMessage.Drain) {
            if (life == Life.RUNNING && !ending) {
                endOfInput();
            }
        } else {
            finish();
        }
        return true;
    }

    /** The savepoint that the job was to stop with will not be complete: it goes on until it is asked again. */
    private void aborted(long checkpoint) throws Exception {
        barriers.aborted(checkpoint);
        snapshots.forget(checkpoint);
        chain.aborted(checkpoint);
        if (life == Life.SUSPENDED && stoppingWith == checkpoint) {
            life = lifeBeforeStop;
        }
    }

    /** Has passed the barrier of a stopping savepoint. */
    private void suspend(long checkpoint) {
        // Asked again before it has heard that the last one was given up, it is suspended already.
        lifeBeforeStop = life == Life.SUSPENDED ? lifeBeforeStop : life;
        stoppingWith = checkpoint;
        life = Life.SUSPENDED;
    }

    private void completed(Barrier barrier) throws Exception {
        report(new TraceEvent.CompletionReceived(id(), barrier.checkpoint()));
        if (barrier.kind() != SnapshotKind.SAVEPOINT) {
            chain.completed(barrier.checkpoint());
        }
        if (barrier.kind().isLast()) {
            finish();
        }
    }

    private void finish() throws Exception {
        chain.close();
        life = Life.ENDED;
        report(new TraceEvent.SubtaskFinished(id()));
        surroundings.reports().finished(id());
    }

    private void fail(boolean killed, String cause) {
        life = Life.ENDED;
        report(new TraceEvent.TaskFailed(id(), killed, cause));
        chain.abort();
        surroundings.reports().failed(id(), cause);
    }

    private void report(TraceEvent event) {
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
