package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML in which every scalar stays the text that was written, so that {@code y} is a y and {@code 09:00} a time. */
public final class Yaml {
    private Yaml() {}

    /**
     * The document's top mapping.
     *
     * @param file named in errors
     * @param text one YAML document
     * @param firstLine 1-based line of the file at which the text begins
     * @throws ContentException if it is no YAML, or no mapping
     */
    public static Block read(Path file, String text, int firstLine) throws ContentException {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Node node = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new ContentException(file, firstLine, "the file is empty"));
            return new Field(file, firstLine, List.of(), node).block();
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            throw new ContentException(file, firstLine + line, "this is not YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw new ContentException(file, firstLine, "this is not YAML: " + wrong.getMessage());
        }
    }
}
