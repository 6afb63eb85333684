namespace System.Runtime.CompilerServices;

// Records require this type, which netstandard2.0 does not have.
internal static class IsExternalInit;
