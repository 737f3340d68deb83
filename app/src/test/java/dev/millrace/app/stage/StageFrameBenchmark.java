package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.theme.Fonts;
import dev.millrace.app.theme.Palette;
import dev.millrace.app.theme.Theme;
import dev.millrace.journal.Journal;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Frame time of the stage with 1,000 elements on their way at 1440x900. Run it with {@code
 * -Djavafx.animation.fullspeed=true}, so that pulses follow each other without a pause, and with {@code -Dprism.order=sw}
 * for software rendering.
 */
public final class StageFrameBenchmark {
    private static final int SUBTASKS = 5;
    private static final int ELEMENTS_A_CHANNEL = 40;
    private static final long TRANSIT = 1_000_000;
    private static final int WARM_UPS = 120;
    private static final int FRAMES = 600;

    /** Processor time of all threads over the frames measured, in ns: what a busy machine does not change. */
    private static final AtomicLong PROCESSOR = new AtomicLong();

    private StageFrameBenchmark() {}

    /** Opens a window, draws, and prints one line. Takes no arguments. */
    public static void main(String[] arguments) {
        CompletableFuture<long[]> measured = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                show(measured);
            } catch (IOException e) {
                measured.completeExceptionally(e);
            }
        });
        long[] nanos = measured.join();
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d elements at 1440x900: frame median %.1f ms, 99 %% %.1f ms, worst %.1f ms; processor %.1f ms a frame%n",
                SUBTASKS * SUBTASKS * ELEMENTS_A_CHANNEL,
                nanos[FRAMES / 2] / 1e6,
                nanos[FRAMES * 99 / 100] / 1e6,
                nanos[FRAMES - 1] / 1e6,
                PROCESSOR.get() / 1e6 / FRAMES);
        Platform.exit();
    }

    private static void show(CompletableFuture<long[]> measured) throws IOException {
        Fonts.load();
        RunModel model = new RunModel();
        Pulse pulse = new Pulse(model);
        StageController controller =
                new StageController(model, pulse, new SimpleObjectProperty<>(Palette.of(Theme.LIGHT)));
        FXMLLoader loader = new FXMLLoader(Objects.requireNonNull(StageController.class.getResource("stage.fxml")));
        loader.setControllerFactory(wanted -> controller);
        Parent root = loader.load();
        Scene scene = new Scene(root, 1440, 900);
        Theme.LIGHT.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        model.replace("full", journal());
        model.jumpTo(model.journal().size() - 2);
        new Frames(model, pulse, measured).start();
    }

    /** Moves time on by a little at each pulse, and notes how long each took. */
    private static final class Frames extends AnimationTimer {
        private final RunModel model;
        private final Pulse pulse;
        private final CompletableFuture<long[]> measured;
        private final long[] nanos = new long[FRAMES];
        private int frame = -WARM_UPS;
        private long last = System.nanoTime();

        Frames(RunModel model, Pulse pulse, CompletableFuture<long[]> measured) {
            this.model = model;
            this.pulse = pulse;
            this.measured = measured;
        }

        @Override
        public void handle(long now) {
            long begun = System.nanoTime();
            if (frame == 0) {
                PROCESSOR.addAndGet(-processorTime());
            }
            if (frame >= 0 && frame < FRAMES) {
                nanos[frame] = begun - last;
            }
            last = begun;
            frame++;
            model.jumpToTime(TRANSIT * (0.1 + 0.8 * (frame + WARM_UPS) / (FRAMES + WARM_UPS)));
            pulse.drawNow();
            if (frame == FRAMES) {
                stop();
                PROCESSOR.addAndGet(processorTime());
                measured.complete(nanos);
            }
        }
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Journal journal() {
        Journal journal = new Journal();
        add(journal, 0, new TraceEvent.JobStarted("full", 0));
        add(journal, 0, new TraceEvent.VertexDeclared("from", List.of("from"), "source", SUBTASKS, 128));
        add(journal, 0, new TraceEvent.VertexDeclared("to", List.of("to"), "window", SUBTASKS, 128));
        add(journal, 0, new TraceEvent.EdgeDeclared("from", "to", "hash", 0));
        for (int element = 0; element < ELEMENTS_A_CHANNEL; element++) {
            for (int channel = 0; channel < SUBTASKS * SUBTASKS; channel++) {
                SubtaskId from = new SubtaskId("from", channel / SUBTASKS);
                ChannelId id = new ChannelId(from, new SubtaskId("to", channel % SUBTASKS), 0);
                long arrives = TRANSIT + 1_000L * element;
                add(
                        journal,
                        0,
                        new TraceEvent.RecordSent(
                                from, id, element, "key " + channel % 8, "value", 60_000L * element, arrives));
            }
        }
        add(journal, 2 * TRANSIT, new TraceEvent.JobFinished("full"));
        return journal;
    }

    private static void add(Journal journal, long time, TraceEvent event) {
        journal.append(new Traced(journal.size(), 0, time, event));
    }
}
