public class H { public static void main(String[] a){ System.out.println("hello"); } }
