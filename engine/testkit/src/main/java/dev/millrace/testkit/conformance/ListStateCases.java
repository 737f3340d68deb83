package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.functions.CheckpointedFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionSnapshotContext;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.operators.ProcessOperator;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.testkit.harness.OperatorHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cases of operator list state that is dealt out anew. */
final class ListStateCases {
    private static final long SHOW = Long.MIN_VALUE;

    private ListStateCases() {}

    /** Keeps what it is given, and shows all of it when it is told to. */
    private static final class Keeping extends ProcessFunction<Long, Long> implements CheckpointedFunction {
        private final boolean union;

        @SuppressWarnings("NullAway.Init") // initialised before the first element
        private transient ListState<Long> kept;

        Keeping(boolean union) {
            this.union = union;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            ListStateDescriptor<Long> descriptor = new ListStateDescriptor<>("kept", Long.class);
            kept = union
                    ? context.getOperatorStateStore().getUnionListState(descriptor)
                    : context.getOperatorStateStore().getListState(descriptor);
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            if (value != SHOW) {
                kept.add(value);
                return;
            }
            for (Long each : kept.get()) {
                out.collect(each);
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            // All of it is in the state already.
        }
    }

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        boolean union = each.job().path("mode").asText().equals("union");
        JsonNode subtasks = each.input().path("elementsPerSubtask");
        int parallelism = each.job().path("newParallelism").asInt();
        List<List<Long>> restored = new ArrayList<>();
        try (OperatorHarness harness = new OperatorHarness(
                () -> new ProcessOperator<>(new Keeping(union)), value -> "", 128, subtasks.size(), false)) {
            for (int index = 0; index < subtasks.size(); index++) {
                for (JsonNode element : subtasks.get(index)) {
                    harness.elementTo(index, element.asLong(), 0);
                }
            }
            harness.restart(parallelism);
            for (int index = 0; index < parallelism; index++) {
                harness.elementTo(index, SHOW, 0);
                restored.add(harness.drain().stream()
                        .map(output -> (Long) output.value())
                        .sorted()
                        .toList());
            }
        }
        return union || subtasks.size() == parallelism ? eachByItself(restored) : together(restored);
    }

    private static List<JsonNode> eachByItself(List<List<Long>> restored) {
        Items got = new Items();
        for (int index = 0; index < restored.size(); index++) {
            ObjectNode item = got.add(0, "operator-state").put("subtask", index);
            item.set("elements", Items.tree(restored.get(index)));
        }
        return got.items();
    }

    /** Who gets which element is not said by Flink; how many each gets is. */
    private static List<JsonNode> together(List<List<Long>> restored) {
        Items got = new Items();
        ObjectNode item = got.add(0, "operator-state");
        List<Integer> sizes = restored.stream()
                .map(List::size)
                .sorted(Comparator.reverseOrder())
                .toList();
        item.set("sizesSorted", Items.tree(sizes));
        item.set(
                "allElements",
                Items.tree(restored.stream().flatMap(List::stream).sorted().toList()));
        return got.items();
    }
}
