package dev.millrace.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.trace.CanonicalText;
import dev.millrace.types.TypeInformation.Component;
import dev.millrace.types.TypeInformation.RecordOf;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes are POJOs, as real Flink tells them apart, and what is said of the others. */
@SuppressWarnings({"unused", "NullAway.Init", "ClassCanBeStatic", "UnusedVariable", "HidingField"
}) // seen through reflection only
class PojoTest {
    /** Fields in the order in which nobody would sort them. */
    public static class Reading {
        public String sensor;
        private double value;
        private boolean last_one;
        public transient Thread thread;
        public static final int LIMIT = 3;

        public double getValue() {
            return value;
        }

        public Reading setValue(double other) {
            value = other;
            return this;
        }

        public boolean isLastOne() {
            return last_one;
        }

        public void setLastOne(boolean other) {
            last_one = other;
        }
    }

    public static class Generic<T> {
        public T held;
    }

    public static class Inherits extends Generic<List<String>> {
        public final int own = 1;
    }

    static class NotPublic {
        public int a;
    }

    public class Inner {
        public int a;
    }

    public static class NoConstructor {
        public int a;

        public NoConstructor(int a) {
            this.a = a;
        }
    }

    public static class HiddenConstructor {
        public int a;

        HiddenConstructor() {}
    }

    public static class NoSetter {
        private int count;

        public int getCount() {
            return count;
        }
    }

    public static class NoGetter {
        private int count;
    }

    public static class Twice extends Generic<String> {
        public int held;
    }

    public static class Empty {}

    public abstract static class Abstract {
        public int a;
    }

    public interface Interface {}

    public static class Writes {
        public int a;

        private void writeObject(ObjectOutputStream out) {}
    }

    public static class HasArrayList {
        public ArrayList<String> names;
    }

    public static class ContainsItself {
        public List<ContainsItself> children;
    }

    public static class Node {
        public int number;
        public @Nullable Node next;

        @Override
        public String toString() {
            return "node " + number;
        }
    }

    @Test
    void itsComponentsAreItsFieldsByName() {
        assertThat(TypeInformation.of(Reading.class))
                .isEqualTo(new RecordOf<>(
                        Reading.class,
                        List.of(
                                new Component("last_one", Types.BOOLEAN),
                                new Component("sensor", Types.STRING),
                                new Component("value", Types.DOUBLE))));
        assertThat(TypeInformation.of(Inherits.class))
                .isEqualTo(new RecordOf<>(
                        Inherits.class,
                        List.of(new Component("held", Types.LIST(Types.STRING)), new Component("own", Types.INT))));
        assertThat(TypeInformation.of(new TypeHint<Generic<Set<Long>>>() {}))
                .isEqualTo(new RecordOf<>(Generic.class, List.of(new Component("held", Types.SET(Types.LONG)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    NotPublic         | it is no POJO, because it is not public: declare it as 'public static class NotPublic'
                    Inner             | it is no POJO, because each Inner belongs to a PojoTest: declare it as 'public static class Inner'
                    NoConstructor     | it is no POJO, because it has no constructor without parameters: add 'public NoConstructor() {}'
                    HiddenConstructor | it is no POJO, because its constructor without parameters is not public: write 'public HiddenConstructor() {}'
                    NoSetter          | it is no POJO, because the field count is not public and has no public setter: make the field public, or add both get and set methods
                    NoGetter          | it is no POJO, because the field count is not public and has no public getter: make the field public, or add both get and set methods
                    Twice             | it is no POJO, because two fields are called held, one of them inherited: rename one
                    Empty             | it is no POJO, because it has no fields: give it one, or use a record
                    Abstract          | it is no POJO that values can be made of, because it is abstract: say a class that extends it
                    Interface         | it is no POJO, because it is an interface, which has no fields: say a class
                    Writes            | it is no POJO, because it writes itself with writeObject, which would not be called: leave that method out
                    """)
    void theRuleThatIsBrokenIsNamedWithTheWayOut(String name, String reason) throws ClassNotFoundException {
        Class<?> type = Class.forName(PojoTest.class.getName() + "$" + name);
        assertThat(TypeInformation.of(type).problem()).isEqualTo("the class " + name + " cannot be stored: " + reason);
        assertThatThrownBy(() -> Types.POJO(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatStandsInAFieldIsNamed() {
        assertThat(TypeInformation.of(HasArrayList.class).problem())
                .isEqualTo("HasArrayList.names: the class ArrayList cannot be stored: only List is known, not what"
                        + " implements it: declare it as List");
        assertThat(TypeInformation.of(ContainsItself.class).problem())
                .isEqualTo("ContainsItself.children: the class ContainsItself cannot be stored: it contains itself");
    }

    @Test
    void theTypeOfAFieldCanBeSaid() {
        assertThat(Types.POJO(Generic.class, Map.of("held", Types.INSTANT)))
                .isEqualTo(new RecordOf<>(Generic.class, List.of(new Component("held", Types.INSTANT))));
    }

    @Test
    void arraysAreMadeOfTheirElements() {
        assertThat(Types.PRIMITIVE_ARRAY(Types.INT)).isEqualTo(TypeInformation.of(int[].class));
        assertThat(Types.OBJECT_ARRAY(Types.INT)).isEqualTo(TypeInformation.of(Integer[].class));
        assertThat(Types.OBJECT_ARRAY(Types.POJO(Reading.class))).isEqualTo(TypeInformation.of(Reading[].class));
        assertThatThrownBy(() -> Types.PRIMITIVE_ARRAY(Types.STRING)).hasMessageContaining("OBJECT_ARRAY");
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void theTraceShowsTheFields() {
        Reading reading = new Reading().setValue(0.1 + 0.2);
        reading.sensor = "roof";
        assertThat(CanonicalText.of(reading)).isEqualTo("Reading(last_one=false, sensor=roof, value=0.3)");
        assertThat(CanonicalText.of(new Node())).isEqualTo("node 0");
        assertThat(CanonicalText.of(new Date(0))).isEqualTo("1970-01-01T00:00:00Z");
    }
}
