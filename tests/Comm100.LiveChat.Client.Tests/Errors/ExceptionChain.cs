namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Looks at an exception and all that it holds.</summary>
internal static class ExceptionChain
{
    public static IEnumerable<Exception> Of(Exception exception)
    {
        yield return exception;
        IEnumerable<Exception> inner = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (Exception each in inner.SelectMany(Of))
        {
            yield return each;
        }
    }

    /// <summary>Asserts that no exception of a library below the client is in it.</summary>
    public static void ShouldBeOfTheClientAlone(this Exception exception) => Of(exception).Where(IsOfLibrary).Should().BeEmpty();

    /// <summary>Asserts the same of all but the inner exceptions, which a strategy that the application added may have thrown.</summary>
    public static void ShouldNotItselfBeOfALibrary(this Exception exception) => IsOfLibrary(exception).Should().BeFalse();

    private static bool IsOfLibrary(Exception exception)
    {
        string name = exception.GetType().FullName!;
        return name.StartsWith("Refit.", StringComparison.Ordinal) || name.StartsWith("Polly.", StringComparison.Ordinal);
    }
}
