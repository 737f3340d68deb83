package dev.millrace.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // null is what a page without that part has
class PageTest {
    private static final Part PROSE = new Part.Prose(1, "text");
    private static final Part STEP = new Part.Step(2, "s", Lesson.SCENARIO, null, null, "");
    private static final Part.Predict PREDICT = new Part.ChooseOne(3, "p", Lesson.SCENARIO, "ask", List.of());
    private static final Part.Reveal REVEAL = new Part.Reveal(4, "p", Lesson.SCENARIO, null, null, "");

    @Test
    void aPageEndsWithSomethingToSeeOrToDo() {
        List<Page> pages = Page.of(List.of(PROSE, STEP, PROSE, PROSE));

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).step()).isEqualTo(STEP);
        assertThat(pages.get(1).texts()).hasSize(2);
    }

    @Test
    void anAnswerRightBehindItsQuestionSharesItsPage() {
        assertThat(Page.of(List.of(PREDICT, REVEAL)))
                .singleElement()
                .isEqualTo(new Page(List.of(), null, PREDICT, REVEAL, null));
    }

    @Test
    void anAnswerBehindAStepHasItsOwnPage() {
        List<Page> pages = Page.of(List.of(PREDICT, STEP, REVEAL));

        assertThat(pages).hasSize(3);
        assertThat(pages.get(0).reveal()).isNull();
        assertThat(pages.get(2)).isEqualTo(new Page(List.of(), null, PREDICT, REVEAL, null));
    }

    @Test
    void allLessonsHavePages() {
        assertThat(Curriculum.load(Home.ofSystem()).lessons())
                .allSatisfy(lesson -> assertThat(Page.of(lesson.parts())).hasSizeGreaterThan(1));
    }
}
