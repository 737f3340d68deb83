package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.trace.TraceEvent.StateChanged;
import dev.millrace.types.TypeHint;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists, maps and arrays in records: what one operator does to its own does not show in another's. */
class OwnRecordsTest {
    private static final TypeInformation<List<Integer>> LIST = TypeInformation.of(new TypeHint<List<Integer>>() {});

    private final TracedJob job = new TracedJob();

    /** Adds each number to the list it keeps, in place, and emits the list itself. */
    private static final class Collecting extends KeyedProcessFunction<Boolean, Integer, List<Integer>> {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<List<Integer>> all;

        @Override
        public void open(OpenContext context) {
            all = getRuntimeContext().getState(new ValueStateDescriptor<>("all", LIST));
        }

        @Override
        public void processElement(Integer number, Context context, Collector<List<Integer>> out) throws Exception {
            List<Integer> list = all.value() == null ? new ArrayList<>() : all.value();
            list.add(number);
            all.update(list);
            out.collect(list);
        }
    }

    private SingleOutputStreamOperator<List<Integer>> lists() {
        return job.env
                .fromData(1, 2, 3)
                .keyBy(number -> true)
                .process(new Collecting(), LIST)
                .uid("lists");
    }

    private void assertRows(String sink, String... rows) {
        assertThat(job.results.rows(sink)).containsExactly(rows);
    }

    @Test
    void noRowIsCutOnItsWayOut() {
        String longer = "x".repeat(70_000);
        job.env.enableCheckpointing(10);
        DataStream<String> rows = job.env.fromData(longer + "1", longer + "2");
        rows.sinkTo(Results.committed("committed"));
        rows.sinkTo(Results.append("appended"));
        rows.sinkTo(Results.upsert("upserted", row -> row));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        for (String sink : List.of("committed", "appended", "upserted")) {
            assertRows(sink, longer + "1", longer + "2");
        }
    }

    @Test
    void whatWasSentStaysAsItWas() {
        lists().disableChaining().sinkTo(Results.committed("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertRows("out", "[1]", "[1, 2]", "[1, 2, 3]");
    }

    @Test
    void theNextOperatorOfAChainChangesItsOwn() {
        chained();
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertRows("out", "[0, 1]", "[0, 1, 2]", "[0, 1, 2, 3]");
    }

    @Test
    void unlessTheJobHasThemShared() {
        job.env.getConfig().enableObjectReuse();
        chained();
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertRows("out", "[0, 1]", "[0, 0, 1, 2]", "[0, 0, 0, 1, 2, 3]");
    }

    private void chained() {
        lists().map(list -> {
                    list.add(0, 0);
                    return list;
                })
                .returns(LIST)
                .sinkTo(Results.committed("out"));
    }

    @Test
    void eachReceiverOfABroadcastHasItsOwn() {
        job.env.setParallelism(2);
        job.env
                .fromData(new int[][] {{1, 2}})
                .broadcast()
                .map(numbers -> {
                    numbers[0]++;
                    return Arrays.toString(numbers);
                })
                .uid("map")
                .sinkTo(Results.committed("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertRows("out", "[2, 2]", "[2, 2]");
    }

    @Test
    void aValueChangedInPlaceIsReportedWhenItIsPutBack() {
        lists().sinkTo(Results.committed("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(StateChanged.class)
                        .filter(changed -> changed.state().equals("all"))
                        .map(changed -> changed.before() + " -> " + changed.after()))
                .containsExactly("null -> [1]", "[1] -> [1, 2]", "[1, 2] -> [1, 2, 3]");
    }

    @Test
    void onThreadsToo() throws Exception {
        lists().disableChaining().sinkTo(Results.committed("out"));
        assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
        assertRows("out", "[1]", "[1, 2]", "[1, 2, 3]");
    }
}
