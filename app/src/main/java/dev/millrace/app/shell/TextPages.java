package dev.millrace.app.shell;

import dev.millrace.app.lesson.Prose;
import dev.millrace.app.model.CourseModel.JobItem;
import dev.millrace.host.StreamSpec;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where a lesson would, while none is open. */
final class TextPages {
    private TextPages() {}

    /** While a job of one's own is open. */
    static Node ownJob(JobItem item) {
        return page("own-job", item.title(), text(item));
    }

    /** Where there is nothing to open. */
    static Node nothing() {
        return page("nothing-open", "No lessons here", """
                No lesson or exercise was found. What is wrong with a folder of lessons is said at the left;
                `millrace --lessons DIR` opens the lessons in another one.

                **New job…** at the left runs your own code over your own records.
                """);
    }

    private static Node page(String id, String heading, String markdown) {
        Label title = new Label(heading);
        title.getStyleClass().add("lesson-title");
        VBox page = new VBox(title, new Prose(address -> {}).column(markdown));
        page.getStyleClass().add("lesson-text");
        page.setId(id);
        return page;
    }

    private static String text(JobItem item) {
        StringBuilder streams = new StringBuilder();
        for (Map.Entry<String, StreamSpec> stream :
                item.job().scenario().streams().entrySet()) {
            streams.append("- `").append(stream.getKey()).append("`: ");
            streams.append(
                            stream.getValue() instanceof StreamSpec.File file
                                    ? "`" + file.file() + "`"
                                    : "made by Millrace")
                    .append('\n');
        }
        return """
                A job of your own. Its text is under *Code*: **Run** starts it from the beginning, **Swap** goes on
                with the changed text at the instant shown. It is kept while you type.

                It can read
                %s
                Kill tasks, hold channels and step back as in a lesson. *Export, Scenario* writes one file that gives
                exactly this run again, on any machine that has the records.

                `%s` says in what world it runs: latencies, seed, parallelism.
                """.formatted(streams, item.job().scenario().file());
    }
}
