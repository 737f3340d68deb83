package dev.millrace.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Windows and triggers in places that the corpus does not reach: what real Flink 2.3.0 answered. */
class WindowCasesTest {
    private static final Path CASES = Path.of("src/test/resources/windows.jsonl");

    @TestFactory
    Stream<DynamicTest> windowsAnswerAsFlinkDoes() throws IOException {
        List<ConformanceCase> cases = ConformanceRunner.read(CASES);
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(),
                        () -> assertThat(ConformanceRunner.difference(each, Hostility.NONE))
                                .as(each.note())
                                .isNull()));
    }
}
