// System.Threading.Lock does not exist before .NET 9.
#if NET9_0_OR_GREATER
global using LockObject = System.Threading.Lock;
#else
global using LockObject = System.Object;
#endif

#if NETFRAMEWORK
namespace System.Runtime.CompilerServices
{
    /// <summary>The compiler requires this type for <c>init</c>.</summary>
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Suppresses a warning of the trimmer, which exists only on later frameworks.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class UnconditionalSuppressMessageAttribute(string category, string checkId) : Attribute
    {
        public string Category { get; } = category;

        public string CheckId { get; } = checkId;

        public string? Justification { get; set; }
    }

    /// <summary>The argument is not null when the method returns.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullAttribute : Attribute;

    /// <summary>The argument is not null if the method returns the given value.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }
}

namespace Comm100.LiveChat.Client
{
    /// <summary>Methods that later frameworks have.</summary>
    internal static class Polyfills
    {
        public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;
    }
}
#endif
