#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices
{
    /// <summary>What the compiler asks for to allow <c>init</c>.</summary>
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>The argument is not null once the method has returned.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullAttribute : Attribute;
}
#endif
