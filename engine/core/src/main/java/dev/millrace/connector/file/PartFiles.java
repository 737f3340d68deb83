package dev.millrace.connector.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of one subtask in the sink's directory: hidden ones begin with a dot. */
final class PartFiles {
    private static final String HIDDEN = ".";
    private static final String IN_PROGRESS = ".inprogress";

    private final Path directory;
    private final String owner;
    private final String attempt;
    private final OutputFileConfig names;
    private int opened;

    /**
     * @param owner what tells the subtask from all others that write here, in all its attempts
     * @param attempt tells its attempts apart
     */
    PartFiles(Path directory, String owner, String attempt, OutputFileConfig names) {
        this.directory = directory;
        this.owner = owner;
        this.attempt = attempt;
        this.names = names;
    }

    /** Begins a new file. */
    OpenPart open(String transaction, String bucket, long now) throws IOException {
        String name = prefix() + attempt + "-" + opened++ + names.getPartSuffix();
        PartFile begun = new PartFile(bucket, name, 0, now, now);
        Files.createDirectories(hidden(begun).toAbsolutePath().getParent());
        return new OpenPart(transaction, begun, Files.newOutputStream(hidden(begun), StandardOpenOption.CREATE_NEW));
    }

    /** Goes on with a file, from where the snapshot had it. */
    OpenPart resume(String transaction, PartFile state) throws IOException {
        Path file = hidden(state);
        if (!Files.exists(file) || Files.size(file) < state.size()) {
            throw new IOException(
                    "the file " + file + ", which the snapshot goes on with, is not there any more, or not"
                            + " with the " + state.size() + " bytes it had");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(state.size());
        }
        return new OpenPart(transaction, state, Files.newOutputStream(file, StandardOpenOption.APPEND));
    }

    /** The lines of a file that is gone on with. */
    List<String> lines(PartFile state) throws IOException {
        return Files.readString(hidden(state), StandardCharsets.UTF_8).lines().toList();
    }

    /** Deletes what earlier attempts of this subtask have left and no snapshot knows. */
    void deleteLeftOver(Set<String> kept) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> hidden;
        try (Stream<Path> all = Files.walk(directory)) {
            hidden = all.filter(file -> isMine(file.getFileName().toString())).toList();
        }
        for (Path file : hidden) {
            if (!kept.contains(directory.relativize(file).toString())) {
                Files.delete(file);
            }
        }
    }

    private boolean isMine(String name) {
        return name.startsWith(HIDDEN + prefix()) && name.endsWith(IN_PROGRESS);
    }

    private String prefix() {
        return names.getPartPrefix() + "-" + owner + "-";
    }

    FileSinkCommittable committable(PartFile closed) {
        return new FileSinkCommittable(
                path(closed.bucket(), HIDDEN + closed.name() + IN_PROGRESS), path(closed.bucket(), closed.name()));
    }

    private Path hidden(PartFile file) {
        return directory.resolve(committable(file).hidden());
    }

    private static String path(String bucket, String name) {
        return bucket.isEmpty() ? name : bucket + "/" + name;
    }
}
