package dev.millrace.lessons;

import dev.millrace.host.StreamSpec;
import dev.millrace.simulation.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads scenario files; the format is in {@code assets/docs/writing-lessons.md}. Stateless, thread-safe. */
public final class ScenarioReader {
    private final Home home;

    /** Reads scenarios whose sample streams are those of {@code home}. */
    public ScenarioReader(Home home) {
        this.home = home;
    }

    /** Reads one file and the scripts it names; a folder stands for its {@code scenario.yaml}. */
    public Scenario read(Path place) throws ContentException {
        Path file = Files.isDirectory(place) ? place.resolve(Lesson.SCENARIO) : place;
        Block top = Yaml.read(file, TextFile.read(file), 1)
                .only("format", "job", "scripts", "seed", "streams", "world", "override", "limits", "script", "claims");
        if (!top.need("format").text().equals("1")) {
            throw top.need("format").wrong("format must be 1; this Millrace knows no other");
        }
        String job = top.need("job").text();
        Script script = ScriptReader.read(top);
        return new Scenario(
                file, job, scripts(top, job, script), streams(top), WorldReader.read(top), script, claims(top));
    }

    private static Map<String, String> scripts(Block top, String job, Script script) throws ContentException {
        Map<String, Field> inline = top.entries("scripts");
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put(job, script(top.need("job"), job, inline));
        for (Script.Entry entry : script.entries()) {
            if (entry.action() instanceof Script.Action.Swap swap) {
                scripts.put(swap.job(), script(top.need("script"), swap.job(), inline));
            }
        }
        return Map.copyOf(scripts);
    }

    private static String script(Field place, String name, Map<String, Field> inline) throws ContentException {
        Field text = inline.get(name);
        if (text != null) {
            return text.lines();
        }
        try {
            return TextFile.read(place.file().resolveSibling(name));
        } catch (ContentException unreadable) {
            throw place.wrong("the script '" + name + "' cannot be read: "
                    + unreadable.problem().sentence());
        }
    }

    private Map<String, StreamSpec> streams(Block top) throws ContentException {
        Map<String, StreamSpec> streams = new LinkedHashMap<>();
        StreamReader reader = new StreamReader(home, top.number("seed", 1));
        for (Map.Entry<String, Field> entry : top.entries("streams").entrySet()) {
            streams.put(entry.getKey(), reader.read(entry.getValue()));
        }
        return Map.copyOf(streams);
    }

    private static List<Scenario.Claim> claims(Block top) throws ContentException {
        List<Scenario.Claim> claims = new ArrayList<>();
        if (top.fields().containsKey("claims")) {
            for (Field item : top.need("claims").items()) {
                Block claim = item.block().only("says", "that");
                claims.add(new Scenario.Claim(
                        item.line(),
                        claim.need("says").text(),
                        claim.need("that").expression()));
            }
        }
        return List.copyOf(claims);
    }
}
