package dev.millrace.testkit.harness;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.StateAssignment;
import dev.millrace.functions.KeySelector;
import dev.millrace.runtime.Operator;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.ByteStore;
import dev.millrace.state.KeyGroups;
import dev.millrace.storage.RocksStore;
import dev.millrace.trace.TraceEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives the subtasks of one operator by hand: elements, clocks, snapshots, restores into fresh copies, rescaling. Every copy
 * is made from the serialised factory, as the runtime does it.
 */
public final class OperatorHarness implements AutoCloseable {
    private final byte[] factory;
    private final KeySelector<Object, ?> keySelector;
    private final int keyGroups;
    private final boolean traced;
    private final long watermarkInterval;
    private final List<HarnessSubtask> subtasks = new ArrayList<>();
    private final List<Emitted> emitted = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final RocksStore rocks = new RocksStore();
    private boolean inRocks;
    private long processingTime;
    private int snapshots;

    /**
     * What the operator emitted.
     *
     * @param tag name of the side output, null for the main output
     * @param subtask index of the subtask
     */
    public record Emitted(@Nullable String tag, Object value, long timestamp, int subtask) {}

    /** Starts {@code parallelism} fresh subtasks; records go to them by key group of {@code keySelector}. */
    public OperatorHarness(
            OperatorFactory factory, KeySelector<Object, ?> keySelector, int keyGroups, int parallelism, boolean traced)
            throws Exception {
        this(factory, keySelector, keyGroups, parallelism, traced, 200);
    }

    /** The same, with {@code watermarkInterval} ms between periodic watermarks instead of 200. */
    public OperatorHarness(
            OperatorFactory factory,
            KeySelector<Object, ?> keySelector,
            int keyGroups,
            int parallelism,
            boolean traced,
            long watermarkInterval)
            throws Exception {
        this.watermarkInterval = watermarkInterval;
        this.factory = serialised(factory);
        this.keySelector = keySelector;
        this.keyGroups = keyGroups;
        this.traced = traced;
        start(parallelism, List.of(), Long.MIN_VALUE);
    }

    private void start(int parallelism, List<OperatorSnapshot> snapshots, long watermark) throws Exception {
        subtasks.clear();
        for (int index = 0; index < parallelism; index++) {
            HarnessSubtask subtask =
                    new HarnessSubtask(index, parallelism, keyGroups, traced ? events::add : null, this);
            subtasks.add(subtask);
            subtask.watermark = watermark;
            subtask.start(
                    fresh(),
                    snapshots.isEmpty() ? null : StateAssignment.share(snapshots, index, parallelism, keyGroups));
        }
    }

    private Operator fresh() throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(factory))) {
            return ((OperatorFactory) in.readObject()).create();
        }
    }

    /** The running operator of the first subtask. */
    public Operator operator() {
        return subtasks.get(0).running();
    }

    /** Hands a record to the subtask of its key. */
    public void element(Object value, long timestamp) throws Exception {
        element(0, value, timestamp);
    }

    /** Hands a record to an input (0 or 1) of the subtask of its key. */
    public void element(int input, Object value, long timestamp) throws Exception {
        Object key = keySelector.getKey(value);
        int group = KeyGroups.of(key, keyGroups);
        subtasks.get(KeyGroups.subtaskOf(group, keyGroups, subtasks.size()))
                .running()
                .input(input)
                .processElement(value, timestamp);
    }

    /** Hands a record to an input (0 or 1) of every subtask, as a broadcast stream does. */
    public void elementToAll(int input, Object value, long timestamp) throws Exception {
        for (HarnessSubtask subtask : subtasks) {
            subtask.running().input(input).processElement(value, timestamp);
        }
    }

    /** Hands a record to a subtask, whatever its key. */
    public void elementTo(int subtask, Object value, long timestamp) throws Exception {
        subtasks.get(subtask).running().processElement(value, timestamp);
    }

    /** Advances the watermark of all subtasks and fires what is due. */
    public void watermark(long watermark) throws Exception {
        for (HarnessSubtask subtask : subtasks) {
            subtask.watermark = watermark;
            while (subtask.running().fireEventTimeTimer(watermark)) {
                // One timer a call.
            }
            subtask.running().watermarkAdvanced(watermark);
        }
    }

    /** Sets the clock and fires what is due. */
    public void processingTime(long now) throws Exception {
        processingTime = now;
        fireProcessingTimers();
    }

    /** Fires the processing-time timers that are due now. */
    public void fireProcessingTimers() throws Exception {
        for (HarnessSubtask subtask : subtasks) {
            while (subtask.running().nextProcessingTimer() <= processingTime) {
                subtask.running().fireProcessingTimer(processingTime);
            }
        }
    }

    /** Ends the input, after the last watermark. */
    public void end() throws Exception {
        watermark(Long.MAX_VALUE);
        for (HarnessSubtask subtask : subtasks) {
            subtask.running().endInput();
        }
    }

    /** Goes on in fresh copies, restored from a snapshot of the present ones; their watermark is lost, as in a real restore. */
    public void restart(int parallelism) throws Exception {
        restart(parallelism, Long.MIN_VALUE);
    }

    /** The same, but the watermark is at once where it was, so that nothing shows of the restart. */
    public void restartUnseen(int parallelism) throws Exception {
        restart(parallelism, subtasks.get(0).watermark);
    }

    /** Has keyed state go to the heap and on to RocksDB, where it stays, unseen. */
    public void restartInRocks() throws Exception {
        inRocks = false;
        restartUnseen(parallelism());
        inRocks = true;
        restartUnseen(parallelism());
    }

    private void restart(int parallelism, long watermark) throws Exception {
        List<OperatorSnapshot> taken = snapshot();
        closeSubtasks();
        start(parallelism, taken, watermark);
    }

    /** A snapshot of each subtask. */
    public List<OperatorSnapshot> snapshot() throws Exception {
        List<OperatorSnapshot> taken = new ArrayList<>();
        snapshots++;
        for (HarnessSubtask subtask : subtasks) {
            taken.add(subtask.running().snapshot(snapshots));
        }
        return taken;
    }

    /** Number of subtasks now. */
    public int parallelism() {
        return subtasks.size();
    }

    /** The clock in ms. */
    public long processingTime() {
        return processingTime;
    }

    long watermarkInterval() {
        return watermarkInterval;
    }

    void take(Emitted output) {
        emitted.add(output);
    }

    /** What was emitted since the last call. */
    public List<Emitted> drain() {
        List<Emitted> drained = List.copyOf(emitted);
        emitted.clear();
        return drained;
    }

    /** What was reported since the last call. */
    public List<TraceEvent> drainEvents() {
        List<TraceEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    /** Where keyed state is now; null for the heap. */
    @Nullable
    ByteStore stateStore() {
        return inRocks ? rocks : null;
    }

    /** Every other snapshot of what is in RocksDB is its files. */
    boolean takesFiles() {
        return inRocks && (snapshots & 2) == 0;
    }

    @Override
    public void close() {
        closeSubtasks();
        rocks.close();
    }

    private void closeSubtasks() {
        subtasks.forEach(HarnessSubtask::close);
    }

    private static byte[] serialised(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
