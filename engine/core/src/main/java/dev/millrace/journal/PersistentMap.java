package dev.millrace.journal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map: {@link #with} and {@link #without} give a new map that shares all but a path of its tree with
 * the old one. That is what lets every instant of a run be kept: a moment costs only what its event changed.
 *
 * <p>Iteration is in the order of the keys. A balanced (AVL) tree: every operation takes logarithmic time.
 */
public final class PersistentMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null);

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /** The map with no entry. */
    @SuppressWarnings("unchecked") // it holds nothing, so it is empty for any types
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /** This map with {@code key} mapped to {@code value}, in place of what it was mapped to. */
    public PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(put(root, key, value));
    }

    /** This map with no entry for {@code key}; this map itself if there is none. */
    public PersistentMap<K, V> without(K key) {
        return find(key) == null ? this : new PersistentMap<>(remove(root, key));
    }

    /** The value of {@code key}, or null. */
    public @Nullable V find(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    @Override
    @SuppressWarnings("unchecked") // the contract of Map.get: a key of another type is a programming error
    public @Nullable V get(Object key) {
        return find((K) key);
    }

    @Override
    @SuppressWarnings("unchecked") // as get
    public boolean containsKey(Object key) {
        return find((K) key) != null;
    }

    @Override
    public int size() {
        return size(root);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new InOrder<>(root);
            }

            @Override
            public int size() {
                return PersistentMap.this.size();
            }
        };
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order != 0) {
            return order < 0
                    ? balanced(node, remove(node.left, key), node.right)
                    : balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, remove(node.right, next.key));
    }

    /** The entry of {@code middle} over two subtrees whose heights differ by at most two. */
    private static <K extends Comparable<? super K>, V> Node<K, V> balanced(
            Node<K, V> middle, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int lean = height(left) - height(right);
        if (lean > 1 && left != null) {
            return height(left.left) >= height(left.right)
                    ? left.over(left.left, middle.over(left.right, right))
                    : raised(left.right, left, left.left, middle, right);
        }
        if (lean < -1 && right != null) {
            return height(right.right) >= height(right.left)
                    ? right.over(middle.over(left, right.left), right.right)
                    : raised(right.left, middle, left, right, right.right);
        }
        return middle.over(left, right);
    }

    /** A double rotation: {@code inner} rises above the entries of {@code low} and {@code high}. */
    private static <K extends Comparable<? super K>, V> Node<K, V> raised(
            @Nullable Node<K, V> inner,
            Node<K, V> low,
            @Nullable Node<K, V> lowest,
            Node<K, V> high,
            @Nullable Node<K, V> highest) {
        if (inner == null) {
            throw new IllegalStateException("an unbalanced tree");
        }
        return inner.over(low.over(lowest, inner.left), high.over(inner.right, highest));
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    /** One entry and what lies below and above it. */
    private static final class Node<K, V> implements Map.Entry<K, V> {
        private final K key;
        private final V value;
        private final @Nullable Node<K, V> left;
        private final @Nullable Node<K, V> right;
        private final int height;
        private final int size;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(PersistentMap.height(left), PersistentMap.height(right));
            this.size = 1 + PersistentMap.size(left) + PersistentMap.size(right);
        }

        Node<K, V> over(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
            return new Node<>(key, value, newLeft, newRight);
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public V setValue(V replacement) {
            throw new UnsupportedOperationException("this map does not change");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && key.equals(entry.getKey())
                    && value.equals(entry.getValue());
        }

        @Override
        public int hashCode() {
            return key.hashCode() ^ value.hashCode();
        }
    }

    /** Visits the entries in the order of their keys. */
    private static final class InOrder<K, V> implements Iterator<Map.Entry<K, V>> {
        private final ArrayDeque<Node<K, V>> pending = new ArrayDeque<>();

        InOrder(@Nullable Node<K, V> root) {
            descend(root);
        }

        private void descend(@Nullable Node<K, V> node) {
            for (Node<K, V> next = node; next != null; next = next.left) {
                pending.push(next);
            }
        }

        @Override
        public boolean hasNext() {
            return !pending.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (pending.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = pending.pop();
            descend(node.right);
            return node;
        }
    }
}
