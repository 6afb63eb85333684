// What a lock is held on: System.Threading.Lock came after .NET 8.
#if NET9_0_OR_GREATER
global using LockObject = System.Threading.Lock;
#else
global using LockObject = System.Object;
#endif

#if NETFRAMEWORK
namespace System.Runtime.CompilerServices
{
    /// <summary>What the compiler asks for to allow <c>init</c>.</summary>
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Tells the trimmer of later frameworks what it need not warn of.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class UnconditionalSuppressMessageAttribute(string category, string checkId) : Attribute
    {
        public string Category { get; } = category;

        public string CheckId { get; } = checkId;

        public string? Justification { get; set; }
    }

    /// <summary>The argument is not null once the method has returned.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullAttribute : Attribute;
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
