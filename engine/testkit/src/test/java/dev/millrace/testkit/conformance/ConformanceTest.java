package dev.millrace.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Flink's answers, as they are; then again with nobody listening, with a restore into a fresh copy, with a rescale and
 * back, or with a restore into the other state backend and back, after every step, none of which may be seen.
 */
class ConformanceTest {
    private static final Path CASES = Path.of("src/test/resources/conformance");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> operatorsAnswerAsFlinkDoes() throws IOException {
        return tests(Hostility.NONE);
    }

    @TestFactory
    Stream<DynamicTest> nobodyListening() throws IOException {
        return tests(Hostility.UNTRACED);
    }

    @TestFactory
    Stream<DynamicTest> restoredAfterEveryStep() throws IOException {
        return tests(Hostility.RESTORE);
    }

    @TestFactory
    Stream<DynamicTest> rescaledAfterEveryStep() throws IOException {
        return tests(Hostility.RESCALE);
    }

    @TestFactory
    Stream<DynamicTest> inRocksAndRestoredAcrossBackendsAfterEveryStep() throws IOException {
        return tests(Hostility.ROCKSDB);
    }

    private static Stream<DynamicTest> tests(Hostility hostility) throws IOException {
        return cases().stream()
                .filter(each -> !each.isHarnessOnly())
                .map(each -> DynamicTest.dynamicTest(
                        each.id(),
                        () -> assertThat(ConformanceRunner.difference(each, hostility))
                                .as(each.note())
                                .isNull()));
    }

    private static List<ConformanceCase> cases() throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                cases.addAll(ConformanceRunner.read(file));
            }
        }
        assertThat(cases).hasSize(226);
        return cases;
    }

    @Test
    void theReportCountsAndNamesEveryDifference() throws IOException {
        Path file = folder.resolve("cases.jsonl");
        String right = Files.readAllLines(CASES.resolve("tumbling.jsonl")).get(0);
        String unknown = "{\"id\":\"x-1\",\"note\":\"n\",\"job\":{\"op\":\"knit\"},\"input\":[],\"expected\":[]}";
        String harnessOnly = unknown.replace("\"id\"", "\"harnessOnly\":true,\"id\"");
        Files.write(file, List.of(right, unknown, harnessOnly));
        List<String> report = new ArrayList<>();
        assertThat(ConformanceRunner.run(folder, report::add)).hasToString("1 passed, 1 failed, 1 skipped");
        assertThat(report).containsExactly("x-1 (n): no such kind of job yet: knit");
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> ConformanceRunner.run(folder, report::add))
                .hasMessageContaining("cases.jsonl:1: this line is no JSON object");
    }
}
