package dev.millrace.app.model;

import dev.millrace.app.home.Drafts;
import dev.millrace.host.Completion;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.Engine;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;

/**
 * The scripts of what is open, as the learner has them: kept on the disk shortly after each change, looked through by
 * the engine while they are typed, compared with what last ran.
 */
public final class CodeModel {
    private static final Duration QUIET = Duration.millis(400);

    private final Drafts drafts;
    private final Engine engine;
    private final Executor fx;
    private final ConsoleModel console;

    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> ran = new LinkedHashMap<>();
    /** What the disk has: texts that are the lesson's own are not there. */
    private final Map<String, String> kept = new LinkedHashMap<>();

    private final ObservableList<String> scripts = FXCollections.observableArrayList();
    private final ObservableList<Diagnostic> diagnostics = FXCollections.observableArrayList();
    /** Kept, like the next one: the list behind it would not keep it, nor whoever listens to it. */
    private final ObservableList<String> scriptsView = FXCollections.unmodifiableObservableList(scripts);

    private final ObservableList<Diagnostic> diagnosticsView = FXCollections.unmodifiableObservableList(diagnostics);
    private final StringProperty script = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final BooleanBinding edited =
            Bindings.createBooleanBinding(() -> !text.get().equals(original()), text, script);
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private String item = "";
    private long typed;

    /** Nothing is open yet. {@code fx} carries work to the FX thread. */
    public CodeModel(Drafts drafts, Engine engine, Executor fx, ConsoleModel console) {
        this.drafts = drafts;
        this.engine = engine;
        this.fx = fx;
        this.console = console;
        quiet.setOnFinished(event -> settle());
        text.addListener((property, before, now) -> changed(now));
        script.addListener((property, before, now) -> show(now));
    }

    /** Opens the scripts of a lesson or exercise with the learner's own texts where there are any. */
    public void open(String itemId, Map<String, String> lessonTexts, String first) {
        keep();
        item = "";
        originals.clear();
        texts.clear();
        ran.clear();
        originals.putAll(lessonTexts);
        lessonTexts.forEach((name, lessonText) -> texts.put(name, drafted(itemId, name, lessonText)));
        kept.clear();
        kept.putAll(texts);
        scripts.setAll(originals.keySet());
        script.set("");
        item = itemId;
        script.set(first);
    }

    /** Names of the scripts. */
    public ObservableList<String> scripts() {
        return scriptsView;
    }

    /** Name of the script being edited. */
    public StringProperty scriptProperty() {
        return script;
    }

    /** Text of the script being edited. */
    public StringProperty textProperty() {
        return text;
    }

    /** Whether the text differs from the lesson's. */
    public BooleanBinding edited() {
        return edited;
    }

    /** Whether the text differs from what the run on the stage was made of. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** What is wrong with the script being edited. */
    public ObservableList<Diagnostic> diagnostics() {
        return diagnosticsView;
    }

    /** The lesson's text of the script being edited. */
    public final String original() {
        return originals.getOrDefault(script.get(), "");
    }

    /** All texts by name, as they are now. */
    public Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    /** Notes that a run is made of these texts. */
    public void ran(Map<String, String> scriptTexts) {
        ran.clear();
        ran.putAll(scriptTexts);
        compare();
    }

    /** Shows what a run said about the script; typing on asks anew. */
    public void show(List<Diagnostic> found) {
        diagnostics.setAll(found);
    }

    /** Proposals at the cursor; on the engine client's thread. */
    public CompletableFuture<List<Completion>> complete(int cursor) {
        return engine.complete(text.get(), cursor);
    }

    /** Keeps all texts on the disk now. A full disk is said in the console; the texts stay in the editor. */
    public void keep() {
        quiet.stop();
        try {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                keep(entry.getKey(), entry.getValue());
            }
        } catch (UncheckedIOException e) {
            console.say(ConsoleModel.Kind.ERROR, "Your text is not saved: " + e.getMessage());
        }
    }

    private void keep(String name, String now) {
        if (now.equals(kept.get(name))) {
            return;
        }
        if (now.equals(originals.get(name))) {
            drafts.forget(item, name);
        } else {
            drafts.keep(item, name, now);
        }
        kept.put(name, now);
    }

    private String drafted(String itemId, String name, String lessonText) {
        try {
            return drafts.find(itemId, name).orElse(lessonText);
        } catch (UncheckedIOException e) {
            console.say(ConsoleModel.Kind.ERROR, e.getMessage() + "; this is the lesson's text.");
            return lessonText;
        }
    }

    private void show(String name) {
        text.set(texts.getOrDefault(name, ""));
        diagnostics.clear();
        compare();
    }

    private void changed(String now) {
        typed++;
        if (item.isEmpty() || !texts.containsKey(script.get())) {
            return;
        }
        if (!now.equals(texts.put(script.get(), now))) {
            diagnostics.clear();
        }
        compare();
        quiet.playFromStart();
    }

    private void compare() {
        String then = ran.get(script.get());
        stale.set(then != null && !then.equals(text.get()));
    }

    private void settle() {
        keep();
        long asked = typed;
        var unused = engine.diagnose(script.get(), text.get())
                .thenAcceptAsync(
                        found -> {
                            if (asked == typed) {
                                show(found);
                            }
                        },
                        fx);
    }
}
