package dev.millrace.lessons;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads content files as UTF-8, with {@code \n} as the only line end. */
public final class TextFile {
    private TextFile() {}

    /** The file's text. */
    public static String read(Path file) throws ContentException {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (NoSuchFileException missing) {
            throw new ContentException(file, 1, "there is no such file" + others(file));
        } catch (CharacterCodingException binary) {
            throw new ContentException(file, 1, "the file is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new ContentException(file, 1, "the file cannot be read: " + unreadable.getMessage());
        }
    }

    /** What is in a folder, sorted by name; empty where there is no such folder. */
    public static List<Path> in(Path folder) throws ContentException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException unreadable) {
            throw new ContentException(folder, 1, "the folder cannot be read: " + unreadable.getMessage());
        }
    }

    private static String others(Path file) throws ContentException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        List<String> others = in(file.resolveSibling(".")).stream()
                .map(path -> String.valueOf(path.getFileName()))
                .filter(other -> other.endsWith(ending))
                .toList();
        return others.isEmpty() ? "" : Nearest.hint(name, others);
    }
}
