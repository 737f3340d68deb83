package dev.millrace.types;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a lambda or method reference says about its types: its serialised form names the method it stands for, after type
 * inference but erased.
 */
final class LambdaSignature {
    private final SerializedLambda lambda;
    private final ClassLoader loader;
    private final MethodType instantiated;

    private LambdaSignature(SerializedLambda lambda, ClassLoader loader) {
        this.lambda = lambda;
        this.loader = loader;
        this.instantiated = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
    }

    /** The signature of {@code function}, empty where it is no serialisable lambda. */
    static Optional<LambdaSignature> of(Object function) {
        try {
            return Lambdas.serialized(function)
                    .map(lambda ->
                            new LambdaSignature(lambda, function.getClass().getClassLoader()));
        } catch (TypeNotPresentException e) {
            return Optional.empty();
        }
    }

    /** What the lambda returns; the declared type of a method reference where erasure has taken something. */
    Type returned() {
        Class<?> erased = instantiated.returnType();
        return erased.getTypeParameters().length == 0
                ? erased
                : declaredReturn().orElse(erased);
    }

    /** The erased class of a parameter. */
    Type parameter(int index) {
        return instantiated.parameterType(index);
    }

    private Optional<Type> declaredReturn() {
        try {
            MethodType descriptor = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
            Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
            return Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> method.getName().equals(lambda.getImplMethodName()))
                    .filter(method -> Arrays.equals(method.getParameterTypes(), descriptor.parameterArray()))
                    .map(Method::getGenericReturnType)
                    .filter(ParameterizedType.class::isInstance)
                    .findFirst();
        } catch (ClassNotFoundException | TypeNotPresentException e) {
            return Optional.empty();
        }
    }
}
