package dev.millrace.testkit.fuzz;

import dev.millrace.storage.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory. When the power fails, a file that was not forced is cut off anywhere, and of the changes to a folder's names
 * that were not forced, the later ones are lost: a rename, too. What a disk may do is from Pillai et al., "All File Systems Are
 * Not Created Equal" (OSDI 2014), of which this is the journalling half.
 */
final class FaultyDisk implements Disk {
    private final DiskFaults faults;
    private final SplittableRandom random;
    private final Node root = Node.folder();
    private int operations;

    /** The machine goes down in the middle of an operation. */
    static final class PowerFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        PowerFailure(int operation) {
            super("the power failed at operation " + operation + " of the disk");
        }
    }

    /** A file with its bytes or a folder with its names, as they are now and as they are kept. */
    private static final class Node {
        private final @Nullable Map<String, Node> names;
        private final Map<String, Node> kept = new TreeMap<>();
        private final List<Consumer<Map<String, Node>>> unkept = new ArrayList<>();
        private byte[] bytes = {};
        private boolean bytesKept;

        private Node(@Nullable Map<String, Node> names) {
            this.names = names;
        }

        static Node folder() {
            return new Node(new TreeMap<>());
        }

        static Node file(byte[] bytes) {
            Node file = new Node(null);
            file.bytes = bytes.clone();
            return file;
        }

        Map<String, Node> names() {
            return names == null ? Map.of() : names;
        }

        void change(Consumer<Map<String, Node>> change) {
            change.accept(names());
            unkept.add(change);
        }

        void keep(int changes) {
            unkept.subList(0, changes).forEach(change -> change.accept(kept));
            unkept.subList(0, changes).clear();
            bytesKept = true;
        }

        void lose(SplittableRandom random) {
            if (names == null) {
                bytes = bytesKept ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            } else {
                keep(random.nextInt(unkept.size() + 1));
                unkept.clear();
                names.clear();
                names.putAll(kept);
                names.values().forEach(node -> node.lose(random));
            }
        }
    }

    FaultyDisk(DiskFaults faults, long seed) {
        this.faults = faults;
        this.random = new SplittableRandom(seed);
    }

    /** The machine comes up again: what is there is what was kept. */
    void restart() {
        root.lose(random);
    }

    private @Nullable Node find(Path path) {
        Node node = root;
        for (Path name : path) {
            node = node == null ? null : node.names().get(name.toString());
        }
        return node;
    }

    private Node existing(Path path) throws NoSuchFileException {
        Node node = find(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    private Node parent(Path path) throws NoSuchFileException {
        Path parent = path.getParent();
        return parent == null ? root : existing(parent);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Counts an operation; one in which the power fails is not carried out. */
    private int next() {
        int operation = operations++;
        if (faults.powerFailures().contains(operation)) {
            throw new PowerFailure(operation);
        }
        return operation;
    }

    private void add(Path path, Node node) throws IOException {
        if (exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        parent(path).change(names -> names.put(name(path), node));
    }

    private boolean isFull() {
        int operation = operations - 1;
        return operation >= faults.fullFrom() && operation < faults.fullUntil();
    }

    @Override
    public boolean exists(Path path) {
        return find(path) != null;
    }

    @Override
    public boolean isFolder(Path path) {
        Node node = find(path);
        return node != null && node.names != null;
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return existing(folder).names().keySet().stream().map(folder::resolve).toList();
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return existing(file).bytes.clone();
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        next();
        if (isFull()) {
            throw new IOException("No space left on device");
        }
        add(folder, Node.folder());
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        int before = operations;
        try {
            next();
        } catch (PowerFailure failure) {
            add(file, Node.file(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))));
            throw failure;
        }
        if (isFull()) {
            add(file, Node.file(Arrays.copyOf(bytes, before % (bytes.length + 1))));
            throw new IOException("No space left on device");
        }
        add(file, Node.file(bytes));
    }

    @Override
    public void force(Path path) throws IOException {
        next();
        Node node = existing(path);
        if (!faults.forgetful()) {
            node.keep(node.unkept.size());
        }
    }

    @Override
    public void rename(Path folder, Path to) throws IOException {
        next();
        existing(folder);
        parent(folder).change(names -> {
            Node moved = names.remove(name(folder));
            if (moved != null) {
                names.put(name(to), moved);
            }
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        next();
        existing(path);
        parent(path).change(names -> names.remove(name(path)));
    }
}
