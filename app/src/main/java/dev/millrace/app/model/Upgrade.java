package dev.millrace.app.model;

import dev.millrace.host.RunRequest;
import java.util.HashMap;
import java.util.Map;

/** What a running job is swapped to: what the learner is looking at in the editor, or the lesson's own upgrade. */
public final class Upgrade implements Runs.SwapTexts {
    private final CodeModel code;

    /** Takes the texts of the editor. */
    public Upgrade(CodeModel code) {
        this.code = code;
    }

    @Override
    public Swap of(RunRequest request) {
        String shown = code.scriptProperty().get();
        Map<String, String> texts = code.texts();
        if (!shown.equals(request.job()) && texts.containsKey(shown)) {
            return swap(request, shown, shown);
        }
        if (!texts.getOrDefault(request.job(), "").equals(request.scripts().get(request.job()))) {
            return swap(request, request.job(), fresh(request));
        }
        return texts.keySet().stream()
                .filter(name -> !name.equals(request.job()))
                .sorted()
                .findFirst()
                .map(name -> swap(request, name, name))
                .orElse(new Swap("", request.scripts()));
    }

    /** The text of {@code from} under the name {@code to}, unless that name already stands for another text of the run. */
    private Swap swap(RunRequest request, String from, String to) {
        Map<String, String> scripts = new HashMap<>(request.scripts());
        scripts.put(to, code.texts().getOrDefault(from, ""));
        return new Swap(to, scripts);
    }

    /** The job and what it is swapped to are two scripts, although the learner sees one that was edited. */
    private static String fresh(RunRequest request) {
        int number = 2;
        while (request.scripts().containsKey(name(request.job(), number))) {
            number++;
        }
        return name(request.job(), number);
    }

    private static String name(String job, int number) {
        int dot = job.lastIndexOf('.');
        return dot < 0 ? job + "-" + number : job.substring(0, dot) + "-" + number + job.substring(dot);
    }
}
