package dev.millrace.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.lessons.Home;
import dev.millrace.trace.TraceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner's own records become a job, which is edited, kept, and there again the next time. */
class NewJobTest {
    @TempDir
    Path folder;

    @Test
    void ownRecordsBecomeAJobThatRunsAndIsKept() throws Exception {
        Path records = folder.resolve("Shop Orders.jsonl");
        Files.writeString(records, """
                {"customerName": "Ann", "Paid at": "2024-03-01 10:00:00", "price": 9.5, "new": true}
                {"customerName": "Bob", "Paid at": "2024-03-01 10:00:20", "price": 3, "new": false}
                {"customerName": "Ann, again", "Paid at": "2024-03-01 10:00:05", "price": 1, "new": false}
                """);
        Path home = folder.resolve("home");
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults())) {
            try (DrivenWindow window = new DrivenWindow(engine, home, DrivenWindow.FLIGHTS)) {
                make(window, records);
                assertThat(read(window)).containsExactly("Ann", "Bob", "Ann, again");
                assertThat(window.editor().getText())
                        .contains(
                                "record ShopOrders(String customerName, long paidAt, double price, boolean column4) {}");
                edit(window);
            }
            try (DrivenWindow window = new DrivenWindow(engine, home, "job-shop-orders")) {
                assertThat(window.editor().getText()).contains("row.price() > 2");
                assertThat(read(window)).containsExactly("Ann", "Bob", "Ann, again");
                assertThat(DrivenWindow.count(window.run(), TraceEvent.ResultAppended.class))
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void whereThereAreNoLessonsTheWindowSaysSoAndMakesJobs() throws Exception {
        Path records = folder.resolve("words.csv");
        Files.writeString(records, "word,at\nstream,2024-03-01 10:00:00\n");
        Home nowhere = new Home(folder.resolve("nowhere"));
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), Map.of(), nowhere)) {
            assertThat(window.shown("#nothing-open")).isTrue();
            make(window, records);
            assertThat(window.shown("#nothing-open")).isFalse();
            assertThat(DrivenWindow.count(window.run(), TraceEvent.RecordRead.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeTheJobIsMade() throws Exception {
        Path records = folder.resolve("words.csv");
        Files.writeString(records, "word,length\nstream,6\n");
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), DrivenWindow.FLIGHTS)) {
            window.robot.clickOn("#new-job-button");
            window.until(() -> window.shown("#new-job"));
            assertThat(window.robot.lookup("#create-job").query().isDisabled()).isTrue();
            window.answers.next(records);
            window.robot.clickOn("#choose-records");
            ChoiceBox<?> time = window.robot.lookup("#event-time").queryAs(ChoiceBox.class);
            assertThat(time.getSelectionModel().getSelectedIndex()).isEqualTo(1);
            window.robot.interact(() -> time.getSelectionModel().select(0));
            assertThat(window.textOf("#new-job")).contains("The event time has to be a column of times");
            assertThat(window.robot.lookup("#create-job").query().isDisabled()).isTrue();

            Files.writeString(records, "{\n");
            window.answers.next(Files.move(records, folder.resolve("words.json")));
            window.robot.clickOn("#choose-records");
            assertThat(window.textOf("#new-job")).contains("line 1 is not JSON");
            window.press(KeyCode.ESCAPE);
            assertThat(window.models().course().jobs()).isEmpty();
        }
    }

    private static void make(DrivenWindow window, Path records) throws Exception {
        window.robot.clickOn("#new-job-button");
        window.until(() -> window.shown("#new-job"));
        window.answers.next(records);
        window.robot.clickOn("#choose-records").clickOn("#create-job");
        window.until(() -> window.models().course().jobs().size() == 1 && window.complete());
    }

    private static void edit(DrivenWindow window) throws Exception {
        window.robot.interact(() -> window.editor()
                .replaceText(window.editor().getText().replace("row -> true", "row -> row.price() > 2")));
        window.robot.clickOn("#run-code");
        window.untilBranches(2);
        assertThat(DrivenWindow.count(window.run(), TraceEvent.ResultAppended.class))
                .isEqualTo(2);
        nothingPasses(window);
    }

    /** A run that shows nothing says why, and leads there. */
    private static void nothingPasses(DrivenWindow window) throws Exception {
        String good = window.editor().getText();
        window.robot.interact(() -> window.editor().replaceText(good.replace("row.price() > 2", "row.price() > 200")));
        window.robot.clickOn("#run-code");
        window.untilBranches(3);
        window.until(() -> window.shown("#trouble"));
        assertThat(window.textOf(".banner")).contains("Nothing came out", "let none of them through");
        window.robot.clickOn("#lead-to-trouble");
        assertThat(window.run().get(window.model().positionProperty().get()).event())
                .isInstanceOf(TraceEvent.RecordRead.class);
        window.robot.interact(() -> window.editor().replaceText(good));
    }

    /** The customers in the order in which they were read. */
    private static java.util.List<String> read(DrivenWindow window) {
        return window.run().events().stream()
                .map(traced -> traced.event())
                .filter(TraceEvent.RecordRead.class::isInstance)
                .map(event -> ((TraceEvent.RecordRead) event).value())
                .map(value -> value.replaceAll(".*customerName=\"?(.*?)\"?, paidAt=.*", "$1"))
                .toList();
    }
}
