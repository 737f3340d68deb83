package dev.millrace.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.state.StateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One snapshot as a folder: {@value #MANIFEST} lists the operators and the checksum of the file that holds each one's state, and
 * {@value #SEAL} holds the checksum of the manifest. The folder gets its name by one atomic rename when all of it is on the disk,
 * so that what has the name is whole, or was damaged later, which reading notices before it uses a byte. What an incremental
 * checkpoint shares with others stands beside its folder ({@link SharedFiles}), and is on the disk before the folder has its name.
 */
public final class SnapshotFolder {
    static final String MANIFEST = "snapshot.json";
    static final String SEAL = "snapshot.sha256";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Disk disk;

    private SnapshotFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Writes {@code snapshot} to {@code folder}, which must not exist yet; on failure nothing is left behind. */
    public static void write(CompletedSnapshot snapshot, Path folder) throws IOException {
        write(snapshot, folder, Disk.REAL);
    }

    /** The same on another disk. */
    public static void write(CompletedSnapshot snapshot, Path folder, Disk disk) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null || disk.exists(absolute)) {
            throw new FileAlreadyExistsException(
                    folder + " exists already; give a snapshot a folder of its own that does not exist yet");
        }
        makeFolders(parent, disk);
        Path unfinished = parent.resolve("." + absolute.getFileName() + "-unfinished");
        if (disk.exists(unfinished)) {
            // Of a process that died while it wrote.
            delete(unfinished, disk);
        }
        disk.makeFolder(unfinished);
        try {
            new SnapshotFolder(unfinished, disk).fill(snapshot);
            disk.rename(unfinished, absolute);
            disk.force(parent);
        } catch (IOException failed) {
            if (disk.exists(unfinished)) {
                delete(unfinished, disk);
            }
            throw failed;
        }
    }

    /** A folder outlives a crash when its name in its parent does. */
    private static void makeFolders(Path folder, Disk disk) throws IOException {
        Path parent = folder.getParent();
        if (disk.isFolder(folder) || parent == null) {
            return;
        }
        makeFolders(parent, disk);
        disk.makeFolder(folder);
        disk.force(parent);
    }

    private void fill(CompletedSnapshot snapshot) throws IOException {
        List<Manifest.Operator> operators = new ArrayList<>();
        for (Map.Entry<String, List<OperatorSnapshot>> operator :
                snapshot.operators().entrySet()) {
            Map<String, StateFile> shared = new TreeMap<>();
            byte[] state = OperatorFile.write(operator.getValue(), shared);
            for (Map.Entry<String, StateFile> file : shared.entrySet()) {
                SharedFiles.besides(folder, disk)
                        .put(file.getKey(), file.getValue().content());
            }
            String file = "operator-" + operators.size() + ".state";
            put(file, state);
            operators.add(new Manifest.Operator(
                    operator.getKey(),
                    snapshot.maxParallelism().getOrDefault(operator.getKey(), 0),
                    file,
                    state.length,
                    Checksum.of(state),
                    List.copyOf(shared.keySet())));
        }
        byte[] manifest = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Manifest(Manifest.FORMAT, snapshot.checkpoint(), snapshot.kind(), operators));
        put(MANIFEST, manifest);
        put(SEAL, seal(manifest));
        disk.force(folder);
    }

    private static byte[] seal(byte[] manifest) {
        return (Checksum.of(manifest) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        disk.write(file, bytes);
        disk.force(file);
    }

    static void delete(Path folder, Disk disk) throws IOException {
        for (Path file : disk.list(folder)) {
            disk.delete(file);
        }
        disk.delete(folder);
    }

    /** Reads the snapshot in {@code folder}. Throws {@link DamagedSnapshotException} where a single bit of it is not as it was written. */
    public static CompletedSnapshot read(Path folder) throws IOException {
        return read(folder, Disk.REAL);
    }

    /** The same from another disk. */
    public static CompletedSnapshot read(Path folder, Disk disk) throws IOException {
        if (!disk.isFolder(folder)) {
            throw new NoSuchFileException(folder + " is no folder; give the folder that a savepoint was written to");
        }
        return new SnapshotFolder(folder, disk).read();
    }

    /** The table of contents of the snapshot in {@code folder}, which is as it was written. */
    static Manifest manifest(Path folder, Disk disk) throws IOException {
        return new SnapshotFolder(folder, disk).manifest();
    }

    private Manifest manifest() throws IOException {
        byte[] bytes = get(MANIFEST);
        if (!Arrays.equals(get(SEAL), seal(bytes))) {
            throw new DamagedSnapshotException(
                    folder, MANIFEST + " and its checksum in " + SEAL + " do not belong together");
        }
        Manifest manifest = JSON.readValue(bytes, Manifest.class);
        if (manifest.format() < Manifest.OLDEST_FORMAT || manifest.format() > Manifest.FORMAT) {
            throw new IOException("the snapshot in " + folder + " has format " + manifest.format()
                    + ", this Millrace reads formats " + Manifest.OLDEST_FORMAT + " to " + Manifest.FORMAT
                    + "; use the version that wrote it");
        }
        return manifest;
    }

    private CompletedSnapshot read() throws IOException {
        Manifest manifest = manifest();
        SharedFiles shared = SharedFiles.besides(folder, disk);
        Map<String, List<OperatorSnapshot>> operators = new LinkedHashMap<>();
        Map<String, Integer> maxParallelism = new LinkedHashMap<>();
        for (Manifest.Operator operator : manifest.operators()) {
            operators.put(
                    operator.id(),
                    OperatorFile.read(
                            checked(operator), manifest.format(), sha256 -> shared.get(folder, operator.id(), sha256)));
            if (operator.maxParallelism() > 0) {
                maxParallelism.put(operator.id(), operator.maxParallelism());
            }
        }
        return new CompletedSnapshot(manifest.checkpoint(), manifest.kind(), operators, maxParallelism);
    }

    private byte[] checked(Manifest.Operator operator) throws IOException {
        byte[] state = get(operator.file());
        if (state.length != operator.bytes()) {
            throw new DamagedSnapshotException(
                    folder,
                    operator.file() + " with the state of '" + operator.id() + "' has " + state.length
                            + " bytes instead of " + operator.bytes());
        }
        if (!Checksum.of(state).equals(operator.sha256())) {
            throw new DamagedSnapshotException(
                    folder, operator.file() + " with the state of '" + operator.id() + "' does not match its checksum");
        }
        return state;
    }

    private byte[] get(String file) throws IOException {
        try {
            return disk.read(folder.resolve(file));
        } catch (NoSuchFileException missing) {
            throw new DamagedSnapshotException(folder, file + " is missing");
        }
    }
}
