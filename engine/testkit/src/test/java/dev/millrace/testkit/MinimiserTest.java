package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class MinimiserTest {
    @RepeatedTest(50)
    void findsExactlyTheItemsThatTogetherFail(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<Integer> items = IntStream.range(0, 1 + random.nextInt(60)).boxed().toList();
        Set<Integer> guilty = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            guilty.add(random.nextInt(items.size()));
        }
        assertThat(Minimiser.minimise(items, part -> part.containsAll(guilty), 10_000))
                .as("seed %d", repetition.getCurrentRepetition())
                .containsExactlyElementsOf(guilty);
    }

    @Test
    void keepsWithinItsBudget() {
        AtomicInteger asked = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> smallest = Minimiser.minimise(
                items,
                part -> {
                    asked.incrementAndGet();
                    return part.contains(3) && part.contains(997);
                },
                7);
        assertThat(asked.get()).isLessThanOrEqualTo(7);
        assertThat(smallest).contains(3, 997).hasSizeLessThan(1_000);
    }

    @Test
    void leavesWhatCannotBeMadeSmaller() {
        assertThat(Minimiser.minimise(List.of("only"), part -> true, 10)).containsExactly("only");
    }
}
