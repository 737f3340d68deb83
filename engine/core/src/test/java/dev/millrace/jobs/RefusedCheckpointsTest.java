package dev.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CheckpointConfig;
import dev.millrace.api.CheckpointingMode;
import dev.millrace.api.CheckpointingOptions;
import dev.millrace.api.Configuration;
import dev.millrace.api.InvalidProgramException;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.samples.Results;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings of checkpoints that Flink refuses, and what they are told. */
class RefusedCheckpointsTest {
    private final StreamExecutionEnvironment env = Graphs.environment();
    private final CheckpointConfig config = env.getCheckpointConfig();

    private CheckpointSettings settings() {
        return Graphs.graph(env).settings().checkpoints();
    }

    private void numbers() {
        env.fromData(1, 2, 3).keyBy(number -> number).sinkTo(Results.append("numbers"));
    }

    private void partitionedNumbers() {
        env.fromData(1, 2, 3)
                .partitionCustom((key, channels) -> key % channels, number -> number)
                .sinkTo(Results.append("numbers"))
                .uid("numbers");
    }

    @Test
    void anIntervalBelowTenMilliseconds() {
        String message = "The checkpoint interval must be at least 10 ms, not 9 ms: give a longer one, or enable no"
                + " checkpoints.";
        assertThatThrownBy(() -> env.enableCheckpointing(9)).hasMessage(message);
        assertThatThrownBy(() -> config.setCheckpointInterval(9)).hasMessage(message);
        env.configure(new Configuration().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(9)));
        numbers();
        assertThatThrownBy(this::settings).hasMessage(message);
    }

    @Test
    void aTimeoutBelowTenMilliseconds() {
        assertThatThrownBy(() -> config.setCheckpointTimeout(9))
                .hasMessage("The checkpoint timeout must be at least 10 ms, not 9 ms: give a longer one, or enable no"
                        + " checkpoints.");
    }

    @Test
    void unalignedOnesOfWhichSeveralAreUnderWay() {
        numbers();
        env.enableCheckpointing(10);
        config.enableUnalignedCheckpoints();
        config.setMaxConcurrentCheckpoints(2);
        assertThatThrownBy(this::settings)
                .hasMessage("execution.checkpointing.max-concurrent-checkpoints must be 1, not 2, where checkpoints are"
                        + " unaligned: a subtask follows one barrier that overtakes at a time. Leave"
                        + " setMaxConcurrentCheckpoints(...) or enableUnalignedCheckpoints() out.");
    }

    /** Flink warns of it and counts the barriers. */
    @Test
    void atLeastOnceKnowsNoUnalignedOnes() {
        partitionedNumbers();
        env.enableCheckpointing(10, CheckpointingMode.AT_LEAST_ONCE);
        config.enableUnalignedCheckpoints();
        config.setMaxConcurrentCheckpoints(2);
        assertThat(settings().overtakes()).isFalse();
    }

    @Test
    void unalignedOnesBehindAPartitionerOfOnesOwn() {
        partitionedNumbers();
        config.enableUnalignedCheckpoints();
        assertThat(settings().isEnabled()).isFalse();
        env.enableCheckpointing(10);
        assertThatThrownBy(this::settings)
                .isInstanceOf(InvalidProgramException.class)
                .hasMessage("sink 'numbers' is refused: unaligned checkpoints are currently not supported for custom"
                        + " partitioners, as rescaling is not guaranteed to work correctly. Leave"
                        + " enableUnalignedCheckpoints() or partitionCustom(...) out, or force them:"
                        + " env.getCheckpointConfig().setForceUnalignedCheckpoints(true).");
        config.setForceUnalignedCheckpoints(true);
        assertThat(settings().overtakes()).isTrue();
    }
}
