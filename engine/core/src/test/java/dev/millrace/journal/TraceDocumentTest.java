package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.trace.EventComponent;
import dev.millrace.trace.EventKind;
import dev.millrace.trace.TraceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on the trace says what the engine does. */
class TraceDocumentTest {
    private final String page;

    TraceDocumentTest() throws IOException {
        page = Files.readString(Path.of("../../assets/docs/trace.md"), StandardCharsets.UTF_8);
    }

    @Test
    void listsEveryKindWithItsSelectorAndItsComponents() {
        for (EventKind kind : EventKind.all()) {
            String words = SelectorWords.all().stream()
                    .filter(word -> word.kind() == kind)
                    .map(word -> "`" + word.word() + "`")
                    .collect(Collectors.joining(", "));
            String components =
                    kind.components().stream().map(TraceDocumentTest::written).collect(Collectors.joining(" "));

            assertThat(page).contains("| `" + kind.name() + "` | " + words + " | " + components + " | ");
        }
        assertThat(page.lines().filter(line -> line.matches("\\| `[a-z-]+` \\| `[a-z-]+`.*\\|.*\\|")))
                .hasSameSizeAs(EventKind.all());
    }

    @Test
    void showsSelectorsThatCanBeRead() {
        List<String> examples = Pattern.compile("(?m)^\\| `([a-z]+(?:\\(.*?\\)(?:>=\\w+)?(?:#\\d+)?)?)` \\| [^`]*$")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThan(10).allSatisfy(Selector::parse);
    }

    @Test
    void showsALineThatCanBeRead() {
        String line = page.lines()
                .filter(text -> text.startsWith("12 3 1195 "))
                .findFirst()
                .orElseThrow();

        assertThat(TraceText.format(TraceText.parse(line))).isEqualTo(line);
    }

    @Test
    void namesTheWordsThatCanBeCompared() {
        String atLeast = page.substring(page.indexOf("**At least.**"));
        SelectorWords.all().stream()
                .filter(word -> !word.measure().isEmpty())
                .forEach(word -> assertThat(atLeast).contains("`" + word.word() + "`", "`" + word.measure() + "`"));
    }

    private static String written(EventComponent component) {
        return "`" + component.name() + "`" + (component.nullable() ? "?" : "");
    }
}
