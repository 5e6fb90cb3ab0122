/** The least that a JVM can be asked to do: what start-up is measured against. */
final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
