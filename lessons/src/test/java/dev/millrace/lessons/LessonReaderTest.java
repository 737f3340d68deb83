package dev.millrace.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LessonReaderTest {
    private static final String FRONT = """
            ---
            id: late
            title: Too late
            question: Where is it?
            minutes: 5
            panels: plot, windows
            ---
            """;
    private static final String QUESTION = """

            Some *prose*.

            ```java
            // a listing, which is prose
            ```

            ```predict id=p type=choice
            ask: What happens
              next?
            - yes: It is counted
              key: computed count(fire()) == 1
              why: It is.
            - no: It is not
              why: It is not,
                really.
            ```

            ```reveal for=p run-to="fire(count, key=a)#1" panel=windows
            Look.
            ```
            """;

    @TempDir
    Path folder;

    private ContentFolder content;

    @BeforeEach
    void aRun() throws IOException {
        content = new ContentFolder(folder).withRun();
    }

    @Test
    void readsProseAndDirectivesInOrder() throws Exception {
        Lesson lesson = content.with("lesson.md", FRONT + QUESTION).lesson();

        assertThat(lesson.id()).isEqualTo("late");
        assertThat(lesson.panels()).containsExactly(Panel.PLOT, Panel.WINDOWS);
        assertThat(lesson.parts().get(0))
                .isEqualTo(new Part.Prose(9, "Some *prose*.\n\n```java\n// a listing, which is prose\n```"));
        Part.ChooseOne choice = (Part.ChooseOne) lesson.parts().get(1);
        assertThat(choice.line()).isEqualTo(15);
        assertThat(choice.ask()).isEqualTo("What happens next?");
        assertThat(choice.options()).extracting(Part.Option::id).containsExactly("yes", "no");
        assertThat(choice.options()).extracting(Part.Option::line).containsExactly(18, 21);
        assertThat(choice.options().get(1).why()).isEqualTo("It is not, really.");
        assertThat(choice.options().get(1).key()).isEmpty();
        assertThat(lesson.parts().get(2))
                .isEqualTo(new Part.Reveal(26, "p", "scenario.yaml", "fire(count, key=a)#1", Panel.WINDOWS, "Look."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ```stpe id=a                 | :8: unknown directive 'stpe'; did you mean step?
            ```compare left=a            | :8: the directive 'compare' belongs to the vocabulary and is not built yet
            ```step id=a runto=x         | :8: unknown attribute 'runto' of step; did you mean run-to?
            ```step run-to="fire()#1"    | :8: step needs id=...
            ```step id=a run-to="fier()" | did you mean fire?
            ```step id=a panel=plto      | :8: there is no panel 'plto'; did you mean plot?
            ```step id=a scenario=b.yaml | :8: there is no scenario b.yaml beside the lesson
            ```reveal for=q              | :8: no question 'q' is open here
            ```predict id=a type=guess   | :8: unknown type 'guess' of predict
            ```predict id=a type=choice  | :8: a choice needs two options or more
            """)
    void saysWhatIsWrongAndWhere(String fence, String message) throws Exception {
        content.with("lesson.md", FRONT + fence + "\n```\n");
        assertThatThrownBy(content::lesson)
                .isInstanceOf(ContentException.class)
                .hasMessageContaining("lesson.md")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnExpressionThatCannotBeRead() throws Exception {
        content.with("lesson.md", FRONT + QUESTION.replace("count(fire()) == 1", "count(fire()"));
        assertThatThrownBy(content::lesson).hasMessageContaining("lesson.md:18:");
    }

    @Test
    void refusesAQuestionThatIsNeverRevealed() throws Exception {
        content.with("lesson.md", FRONT + QUESTION.substring(0, QUESTION.indexOf("```reveal")));
        assertThatThrownBy(content::lesson).hasMessageContaining("the question 'p' is never revealed");
    }

    @Test
    void refusesFrontMatterWithAnUnknownKey() throws Exception {
        content.with("lesson.md", FRONT.replace("minutes", "minuets"));
        assertThatThrownBy(content::lesson)
                .hasMessageContaining("lesson.md:5: unknown key 'minuets'; did you mean minutes?");
    }

    @Test
    void oneBrokenLessonDoesNotHideTheOthers() throws Exception {
        content.with("lessons/units/10-a/unit.yaml", "id: a\ntitle: A\nabout: About a.\n")
                .with("lessons/units/10-a/10-good/lesson.md", FRONT + QUESTION)
                .with("lessons/units/10-a/10-good/job.jsh", "")
                .with("lessons/units/10-a/10-good/scenario.yaml", ContentFolder.SCENARIO)
                .with("lessons/units/10-a/20-bad/lesson.md", "no front matter");

        Curriculum curriculum = Curriculum.load(new Home(folder));

        assertThat(curriculum.lessons()).extracting(Lesson::id).containsExactly("late");
        assertThat(curriculum.problems()).hasSize(1);
        assertThat(curriculum.problems().get(0).toString())
                .contains("20-bad")
                .endsWith("lesson.md:1: the first line must be ---, and the front matter begin behind it");
    }

    @Test
    void aFolderOfLessonsIsAUnitOfThatName() throws Exception {
        content.with("more/mine/10-late/lesson.md", FRONT + QUESTION)
                .with("more/mine/10-late/job.jsh", "")
                .with("more/mine/10-late/scenario.yaml", ContentFolder.SCENARIO);

        assertThat(unitsUnder("more")).containsExactly("mine: late");
        assertThat(unitsUnder("more/mine")).containsExactly("mine: late");
        assertThat(unitsUnder("more/mine/10-late")).containsExactly("10-late: late");
    }

    private List<String> unitsUnder(String name) {
        Curriculum curriculum = Curriculum.load(new Home(folder.resolve("none")), folder.resolve(name));
        assertThat(curriculum.problems()).isEmpty();
        return curriculum.units().stream()
                .map(unit -> unit.title() + ": " + unit.lessons().get(0).id())
                .toList();
    }

    @Test
    void theShippedLessonsCanBeRead() {
        Curriculum curriculum = Curriculum.load(new Home(Path.of("..")));
        assertThat(curriculum.problems()).isEmpty();
        assertThat(curriculum.lessons())
                .extracting(Lesson::id)
                .isEqualTo(List.of("whose-clock", "a-task-dies", "upgrade-the-code"));
    }
}
