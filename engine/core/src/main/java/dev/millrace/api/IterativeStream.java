package dev.millrace.api;

import dev.millrace.operators.IterationOperator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The beginning of a loop: its records are those of the stream that it was made of, and those that come back. As in Flink 1 (DataStream
 * API, "Iterations"; Flink 2 has no loops). Other than there, no record is lost to a failure: what is on its way back belongs to the
 * checkpoint ("Lightweight Asynchronous Snapshots for Distributed Dataflows", section 4.3). Event time does not go round: the
 * watermark in the loop is the one of the input.
 *
 * @param <T> type of the records
 */
public final class IterativeStream<T> extends SingleOutputStreamOperator<T> {
    private final Transformation head;

    IterativeStream(DataStream<T> input, long maxWait) {
        this(input, head(input, maxWait));
    }

    private IterativeStream(DataStream<T> input, Transformation head) {
        super(input.environment, head, input.type);
        this.head = head;
    }

    private static Transformation head(DataStream<?> input, long maxWait) {
        if (maxWait < 0) {
            throw new IllegalArgumentException(
                    "The time that iterate(...) waits must not be negative, but is " + maxWait + " ms.");
        }
        Transformation head = input.transform("iteration", () -> new IterationOperator(maxWait));
        head.parallelism = input.upstreams.get(0).from().parallelism;
        head.isLoop = true;
        return head;
    }

    /**
     * Closes the loop: the records of {@code feedbackStream} come back to its beginning. It has to come out of the loop, with the
     * beginning's parallelism. Called again it adds another way back.
     *
     * @return {@code feedbackStream}
     */
    public DataStream<T> closeWith(DataStream<T> feedbackStream) {
        for (Upstream upstream : feedbackStream.upstreams) {
            if (!comesFrom(List.of(upstream), new HashSet<>())) {
                throw new UnsupportedOperationException(
                        "Cannot close an iteration with a feedback DataStream that does not originate from said iteration: "
                                + upstream.from().described() + " does not read what comes out of "
                                + head.described()
                                + ". Close it with a stream that was made of the one iterate(...) gave.");
            }
            head.feedback.add(upstream);
        }
        return feedbackStream;
    }

    private boolean comesFrom(List<Upstream> streams, Set<Transformation> seen) {
        return streams.stream()
                .map(Upstream::from)
                .anyMatch(from -> from.equals(head) || (seen.add(from) && comesFrom(from.inputs, seen)));
    }
}
