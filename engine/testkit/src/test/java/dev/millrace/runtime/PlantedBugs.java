package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.graph.OperatorNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Deployments with one mechanism broken, by what is wrong with them. */
public final class PlantedBugs {
    private PlantedBugs() {}

    /** Every bug. */
    public static Map<String, Function<ExecutionPlan, Deployment>> all() {
        Map<String, Function<ExecutionPlan, Deployment>> bugs = new LinkedHashMap<>();
        bugs.put("a blocked channel is read on", plan -> aligning(plan, NotHolding::new));
        bugs.put(
                "a barrier counts when it comes on the first channel, and again on each other",
                plan -> aligning(plan, Eager::new));
        bugs.put("timers are not in the snapshot", plan -> restoring(plan, PlantedBugs::withoutTimers));
        bugs.put(
                "restored state is ignored",
                plan -> restoring(
                        plan, (node, state) -> isSource(node) || isSink(node) ? state : OperatorSnapshot.EMPTY));
        bugs.put(
                "a restored sink forgets what it had pre-committed",
                plan -> restoring(plan, (node, state) -> isSink(node) ? OperatorSnapshot.EMPTY : state));
        bugs.put("one key group is lost when a job is rescaled", LosingGroup::new);
        bugs.put("sources are not rewound", NotRewinding::new);
        bugs.put("function instances are used again", Reusing::new);
        bugs.put(
                "a snapshot is acknowledged before it is taken",
                plan -> wrapping(plan, (node, operator) -> isSink(node) ? operator : new Acknowledging(operator)));
        bugs.put(
                "sinks commit before the checkpoint is complete",
                plan -> wrapping(plan, (node, operator) -> isSink(node) ? new EarlyCommitting(operator) : operator));
        bugs.put(
                "the last element in flight is not in the snapshot",
                plan -> wrapping(plan, (node, operator) -> new HoldingBack(operator)));
        bugs.put(
                "a watermark goes on before its timers have fired",
                plan -> wrapping(plan, (node, operator) -> new FiringLate(operator)));
        bugs.putAll(PlantedSnapshotBugs.all());
        return bugs;
    }

    /** No bug, though every operator is wrapped: shows that the wrapping itself is not what is found. */
    public static Function<ExecutionPlan, Deployment> none() {
        return plan -> wrapping(plan, (node, operator) -> new WrappedOperator(operator));
    }

    private static boolean isSource(OperatorNode node) {
        return node.kind().equals("source");
    }

    static boolean isSink(OperatorNode node) {
        return node.kind().equals("sink");
    }

    // ---- barriers ------------------------------------------------------------------------------------------------

    /** Makes the handler of a subtask's barriers. */
    @FunctionalInterface
    private interface Handlers {
        BarrierHandler of(int channels, BarrierHandler.Listener listener);
    }

    private static Deployment aligning(ExecutionPlan plan, Handlers handlers) {
        return new Deployment(plan) {
            @Override
            protected BarrierHandler barriers(int channels, Clock clock, BarrierOvertaker.Keeper listener) {
                return handlers.of(channels, listener);
            }
        };
    }

    private static final class NotHolding extends BarrierAligner {
        NotHolding(int channels, BarrierHandler.Listener listener) {
            super(channels, true, listener);
        }

        @Override
        void hold(int channel, Barrier barrier) {}
    }

    private static final class Eager extends BarrierAligner {
        Eager(int channels, BarrierHandler.Listener listener) {
            super(channels, true, listener);
        }

        @Override
        public void arrived(int channel, Barrier barrier) throws Exception {
            listener().complete(barrier);
            super.arrived(channel, barrier);
        }
    }

    // ---- restoring -----------------------------------------------------------------------------------------------

    static Deployment restoring(
            ExecutionPlan plan, BiFunction<OperatorNode, OperatorSnapshot, OperatorSnapshot> change) {
        return new Deployment(plan) {
            @Override
            protected OperatorSnapshot restored(CompletedSnapshot from, OperatorNode node, int index) {
                return change.apply(node, super.restored(from, node, index));
            }
        };
    }

    private static OperatorSnapshot withoutTimers(OperatorNode node, OperatorSnapshot state) {
        Map<String, KeyedState> kept = new HashMap<>(state.keyed());
        kept.keySet().removeIf(name -> name.contains("timers"));
        return new OperatorSnapshot(kept, state.lists());
    }

    private static final class LosingGroup extends Deployment {
        LosingGroup(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected OperatorSnapshot restored(CompletedSnapshot from, OperatorNode node, int index) {
            OperatorSnapshot state = super.restored(from, node, index);
            int before = from.operators()
                    .getOrDefault(plan().operatorId(node), List.of())
                    .size();
            if (before == node.parallelism() || index > 0) {
                return state;
            }
            Map<String, KeyedState> kept = new HashMap<>();
            state.keyed().forEach((name, keyed) -> {
                TreeMap<Integer, OperatorSnapshot.Group> groups = new TreeMap<>(keyed.groups());
                groups.pollFirstEntry();
                kept.put(name, new KeyedState(keyed.schema(), groups));
            });
            return new OperatorSnapshot(kept, state.lists());
        }
    }

    /** Has sources go on where they were when they failed. */
    private static final class NotRewinding extends Deployment {
        private final Map<String, OperatorSnapshot> positions = new HashMap<>();

        NotRewinding(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected OperatorFactory factory(OperatorNode node, int index) {
            OperatorFactory factory = super.factory(node, index);
            return !isSource(node)
                    ? factory
                    : () -> new WrappedSource((SourceOperator) factory.create()) {
                        @Override
                        public void close(boolean failed) throws Exception {
                            positions.put(node.id() + "." + index, snapshot(-1));
                            super.close(failed);
                        }
                    };
        }

        @Override
        protected OperatorSnapshot restored(CompletedSnapshot from, OperatorNode node, int index) {
            OperatorSnapshot position = positions.get(node.id() + "." + index);
            return position != null ? position : super.restored(from, node, index);
        }
    }

    private static final class Reusing extends Deployment {
        private final Map<String, OperatorFactory> kept = new HashMap<>();

        Reusing(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected OperatorFactory factory(OperatorNode node, int index) {
            return kept.computeIfAbsent(node.id() + "." + index, any -> super.factory(node, index));
        }
    }

    // ---- operators -----------------------------------------------------------------------------------------------

    static Deployment wrapping(ExecutionPlan plan, BiFunction<OperatorNode, Operator, Operator> wrap) {
        return new Deployment(plan) {
            @Override
            protected OperatorFactory factory(OperatorNode node, int index) {
                OperatorFactory factory = super.factory(node, index);
                return isSource(node) ? factory : () -> wrapped(node, factory.create());
            }

            /** Whoever makes his own watermarks, or begins a loop, is asked for it by what he is. */
            private Operator wrapped(OperatorNode node, Operator operator) {
                boolean asked = operator instanceof EventTimeClock || operator instanceof LoopHead;
                return asked ? operator : wrap.apply(node, operator);
            }
        };
    }

    private static final class Acknowledging extends WrappedOperator {
        private OperatorSnapshot before = OperatorSnapshot.EMPTY;

        Acknowledging(Operator inner) {
            super(inner);
        }

        @Override
        public void open(@Nullable OperatorSnapshot restored) throws Exception {
            before = restored == null ? before : restored;
            super.open(restored);
        }

        @Override
        public OperatorSnapshot snapshot(long checkpoint) throws Exception {
            OperatorSnapshot acknowledged = before;
            before = super.snapshot(checkpoint);
            return acknowledged;
        }
    }

    private static final class EarlyCommitting extends WrappedOperator {
        EarlyCommitting(Operator inner) {
            super(inner);
        }

        @Override
        public OperatorSnapshot snapshot(long checkpoint) throws Exception {
            OperatorSnapshot taken = super.snapshot(checkpoint);
            checkpointCompleted(checkpoint);
            return taken;
        }
    }

    /** Processes each element when the next one comes; a snapshot knows nothing of the one that waits. */
    private static final class HoldingBack extends WrappedOperator {
        private @Nullable Held held;

        private record Held(Input input, Object value, long timestamp) {}

        HoldingBack(Operator inner) {
            super(inner);
        }

        @Override
        public Input input(int ordinal) {
            Input input = inner.input(ordinal);
            return (value, timestamp) -> {
                release();
                held = new Held(input, value, timestamp);
            };
        }

        private void release() throws Exception {
            Held waiting = held;
            held = null;
            if (waiting != null) {
                waiting.input().processElement(waiting.value(), waiting.timestamp());
            }
        }

        @Override
        public boolean fireEventTimeTimer(long watermark) throws Exception {
            release();
            return super.fireEventTimeTimer(watermark);
        }
    }

    private static final class FiringLate extends WrappedOperator {
        private long due = Long.MIN_VALUE;

        FiringLate(Operator inner) {
            super(inner);
        }

        @Override
        public boolean fireEventTimeTimer(long watermark) throws Exception {
            return super.fireEventTimeTimer(due);
        }

        @Override
        public void watermarkAdvanced(long watermark) throws Exception {
            super.watermarkAdvanced(watermark);
            due = watermark;
        }

        @Override
        public void endInput() throws Exception {
            while (super.fireEventTimeTimer(Long.MAX_VALUE)) {
                // One timer a call.
            }
            super.endInput();
        }
    }
}
