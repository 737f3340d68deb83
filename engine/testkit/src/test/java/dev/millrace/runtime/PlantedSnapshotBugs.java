package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.graph.CheckpointSettings;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Deployments with one mechanism broken of the snapshots that do not simply align their barriers. */
final class PlantedSnapshotBugs {
    private PlantedSnapshotBugs() {}

    static Map<String, Function<ExecutionPlan, Deployment>> all() {
        Map<String, Function<ExecutionPlan, Deployment>> bugs = new LinkedHashMap<>();
        bugs.put("what barriers overtake is not kept", plan -> new Overtaking(plan, true, false));
        bugs.put(
                "what comes between a snapshot and a marker is not recorded",
                plan -> new Overtaking(plan, false, true));
        bugs.put("what comes back in a loop is not recorded", LosingRound::new);
        bugs.put("barriers that are only counted are not counted", CountingOne::new);
        bugs.put(
                "a checkpoint's completion commits what a later one prepared",
                plan -> PlantedBugs.wrapping(
                        plan, (node, operator) -> PlantedBugs.isSink(node) ? new CommittingAll(operator) : operator));
        bugs.put("a snapshot that could not be written counts all the same", WritingNothing::new);
        bugs.put(
                "a region that is deployed alone begins anew",
                plan -> PlantedBugs.restoring(
                        plan,
                        (node, state) -> Region.of(plan).size() > 1 && !PlantedBugs.isSink(node)
                                ? OperatorSnapshot.EMPTY
                                : state));
        return bugs;
    }

    /** Forgets a part of what is in flight. */
    private static final class Overtaking extends Deployment {
        private final boolean keepless;
        private final boolean recordless;

        Overtaking(ExecutionPlan plan, boolean keepless, boolean recordless) {
            super(plan);
            this.keepless = keepless;
            this.recordless = recordless;
        }

        @Override
        protected BarrierHandler barriers(int channels, Clock clock, BarrierOvertaker.Keeper keeper) {
            return super.barriers(channels, clock, new Forgetting(keeper, keepless, recordless));
        }
    }

    private static final class LosingRound extends Deployment {
        LosingRound(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected BarrierHandler loopBarriers(BitSet feedback, int channels, BarrierOvertaker.Keeper keeper) {
            return super.loopBarriers(feedback, channels, new Forgetting(keeper, false, true));
        }
    }

    private static final class Forgetting implements BarrierOvertaker.Keeper {
        private final BarrierOvertaker.Keeper keeper;
        private final boolean keepless;
        private final boolean recordless;

        Forgetting(BarrierOvertaker.Keeper keeper, boolean keepless, boolean recordless) {
            this.keeper = keeper;
            this.keepless = keepless;
            this.recordless = recordless;
        }

        @Override
        public void start(Barrier barrier) throws Exception {
            keeper.start(barrier);
        }

        @Override
        public void record(int channel, long checkpoint) {
            if (!recordless) {
                keeper.record(channel, checkpoint);
            }
        }

        @Override
        public void keep(int channel, long position) {
            keeper.keep(channel, keepless ? 0 : position);
        }

        @Override
        public long find(int channel, long checkpoint) {
            return keeper.find(channel, checkpoint);
        }

        @Override
        public void finish(long checkpoint) {
            keeper.finish(checkpoint);
        }

        @Override
        public void complete(Barrier barrier) throws Exception {
            keeper.complete(barrier);
        }

        @Override
        public void block(int channel, long checkpoint) {
            keeper.block(channel, checkpoint);
        }

        @Override
        public void unblock(int channel, long checkpoint) {
            keeper.unblock(channel, checkpoint);
        }

        @Override
        public void givenUp(long checkpoint, BarrierHandler.Reason reason) {
            keeper.givenUp(checkpoint, reason);
        }
    }

    /** Under at-least-once, the first barrier is taken for the last. */
    private static final class CountingOne extends Deployment {
        CountingOne(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected BarrierHandler barriers(int channels, Clock clock, BarrierOvertaker.Keeper keeper) {
            CheckpointSettings settings = plan().graph().settings().checkpoints();
            if (settings.exactlyOnce()) {
                return super.barriers(channels, clock, keeper);
            }
            return new BarrierAligner(channels, true, keeper) {
                private long newest;

                @Override
                public void arrived(int channel, Barrier barrier) throws Exception {
                    if (barrier.checkpoint() > newest) {
                        newest = barrier.checkpoint();
                        keeper.complete(barrier);
                    }
                }
            };
        }
    }

    private static final class CommittingAll extends WrappedOperator {
        CommittingAll(Operator inner) {
            super(inner);
        }

        @Override
        public void checkpointCompleted(long checkpoint) throws Exception {
            super.checkpointCompleted(Long.MAX_VALUE);
        }
    }

    /** Loses the snapshots that cannot be written, and says that they are. */
    private static final class WritingNothing extends Deployment {
        WritingNothing(ExecutionPlan plan) {
            super(plan);
        }

        @Override
        protected WriteOut writeOut(WriteOut real) {
            return (subtask, snapshot, outcome) -> real.begin(subtask, snapshot, problem -> {
                if (problem != null) {
                    snapshot.replaceAll((operator, state) -> OperatorSnapshot.EMPTY);
                }
                outcome.written(null);
            });
        }
    }
}
