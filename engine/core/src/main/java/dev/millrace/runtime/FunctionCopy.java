package dev.millrace.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** A copy of a serialised function, with its classes taken from the job's class loader. */
final class FunctionCopy extends ObjectInputStream {
    private final ClassLoader classLoader;

    private FunctionCopy(InputStream bytes, ClassLoader classLoader) throws IOException {
        super(bytes);
        this.classLoader = classLoader;
    }

    /** Deserialises; the caller says what it expects. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T> T of(byte[] bytes, ClassLoader classLoader) {
        try (FunctionCopy copy = new FunctionCopy(new ByteArrayInputStream(bytes), classLoader)) {
            return (T) copy.readObject();
        } catch (IOException | ClassNotFoundException failure) {
            throw new IllegalStateException("a user function cannot be copied: " + failure.getMessage(), failure);
        }
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(description.getName(), false, classLoader);
        } catch (ClassNotFoundException notTheirs) {
            return super.resolveClass(description);
        }
    }
}
