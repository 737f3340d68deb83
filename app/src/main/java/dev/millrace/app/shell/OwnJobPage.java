package dev.millrace.app.shell;

import dev.millrace.app.lesson.Prose;
import dev.millrace.app.model.CourseModel.JobItem;
import dev.millrace.host.StreamSpec;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where a lesson would, while a job of one's own is open. */
final class OwnJobPage {
    private OwnJobPage() {}

    static Node of(JobItem item) {
        Label title = new Label(item.title());
        title.getStyleClass().add("lesson-title");
        VBox page = new VBox(title, new Prose(address -> {}).column(text(item)));
        page.getStyleClass().add("lesson-text");
        page.setId("own-job");
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
                A job of your own. Its text is under *Code*: **Run** starts it from the beginning, **Swap and resume** goes on
                with the changed text at the instant shown. It is kept while you type.

                It can read
                %s
                Kill tasks, hold channels and step back as in a lesson. *Export, Scenario* writes one file that gives
                exactly this run again, on any machine that has the records.

                `%s` says in what world it runs: latencies, seed, parallelism.
                """.formatted(streams, item.job().scenario().file());
    }
}
