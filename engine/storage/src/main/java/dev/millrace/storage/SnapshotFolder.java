package dev.millrace.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One snapshot as a folder: {@value #MANIFEST} lists the operators and the checksum of the file that holds each one's state, and
 * {@value #SEAL} holds the checksum of the manifest. The folder gets its name by one atomic rename when all of it is on the disk,
 * so that what has the name is whole, or was damaged later, which reading notices before it uses a byte.
 */
public final class SnapshotFolder {
    static final String MANIFEST = "snapshot.json";
    static final String SEAL = "snapshot.sha256";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotFolder() {}

    /** Writes {@code snapshot} to {@code folder}, which must not exist yet; on failure nothing is left behind. */
    public static void write(CompletedSnapshot snapshot, Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null || Files.exists(absolute)) {
            throw new FileAlreadyExistsException(
                    folder + " exists already; give a snapshot a folder of its own that does not exist yet");
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "." + absolute.getFileName() + "-unfinished-");
        try {
            fill(unfinished, snapshot);
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } catch (IOException failed) {
            delete(unfinished);
            throw failed;
        }
    }

    private static void fill(Path folder, CompletedSnapshot snapshot) throws IOException {
        List<Manifest.Operator> operators = new ArrayList<>();
        for (Map.Entry<String, List<OperatorSnapshot>> operator :
                snapshot.operators().entrySet()) {
            byte[] state = OperatorFile.write(operator.getValue());
            String file = "operator-" + operators.size() + ".state";
            put(folder.resolve(file), state);
            operators.add(new Manifest.Operator(
                    operator.getKey(),
                    snapshot.maxParallelism().getOrDefault(operator.getKey(), 0),
                    file,
                    state.length,
                    sha256(state)));
        }
        byte[] manifest = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Manifest(Manifest.FORMAT, snapshot.checkpoint(), snapshot.kind(), operators));
        put(folder.resolve(MANIFEST), manifest);
        put(folder.resolve(SEAL), seal(manifest));
        force(folder);
    }

    private static byte[] seal(byte[] manifest) {
        return (sha256(manifest) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        force(file);
    }

    /** Waits until the disk has the file, or the names in the folder. */
    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path)
                && !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // A folder cannot be opened there; its names are written with the files.
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Reads the snapshot in {@code folder}. Throws {@link DamagedSnapshotException} where a single bit of it is not as it was written. */
    public static CompletedSnapshot read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + " is no folder; give the folder that a savepoint was written to");
        }
        byte[] bytes = get(folder, MANIFEST);
        if (!Arrays.equals(get(folder, SEAL), seal(bytes))) {
            throw new DamagedSnapshotException(
                    folder, MANIFEST + " and its checksum in " + SEAL + " do not belong together");
        }
        Manifest manifest = JSON.readValue(bytes, Manifest.class);
        if (manifest.format() != Manifest.FORMAT) {
            throw new IOException("the snapshot in " + folder + " has format " + manifest.format()
                    + ", this Millrace reads format " + Manifest.FORMAT + "; use the version that wrote it");
        }
        Map<String, List<OperatorSnapshot>> operators = new LinkedHashMap<>();
        Map<String, Integer> maxParallelism = new LinkedHashMap<>();
        for (Manifest.Operator operator : manifest.operators()) {
            operators.put(operator.id(), OperatorFile.read(checked(folder, operator)));
            if (operator.maxParallelism() > 0) {
                maxParallelism.put(operator.id(), operator.maxParallelism());
            }
        }
        return new CompletedSnapshot(manifest.checkpoint(), manifest.kind(), operators, maxParallelism);
    }

    private static byte[] checked(Path folder, Manifest.Operator operator) throws IOException {
        byte[] state = get(folder, operator.file());
        if (state.length != operator.bytes()) {
            throw new DamagedSnapshotException(
                    folder,
                    operator.file() + " with the state of '" + operator.id() + "' has " + state.length
                            + " bytes instead of " + operator.bytes());
        }
        if (!sha256(state).equals(operator.sha256())) {
            throw new DamagedSnapshotException(
                    folder, operator.file() + " with the state of '" + operator.id() + "' does not match its checksum");
        }
        return state;
    }

    private static byte[] get(Path folder, String file) throws IOException {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (NoSuchFileException missing) {
            throw new DamagedSnapshotException(folder, file + " is missing");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
