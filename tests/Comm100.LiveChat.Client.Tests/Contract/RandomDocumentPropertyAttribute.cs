using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>
/// A property-based test with 1,000 random documents, or the number in the environment variable <c>LIVECHAT_TEST_DOCUMENTS</c>.
/// The seed is fixed; <c>LIVECHAT_TEST_SEED</c> sets another seed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RandomDocumentPropertyAttribute : PropertyAttribute
{
    public RandomDocumentPropertyAttribute()
    {
        MaxTest = int.Parse(Environment.GetEnvironmentVariable("LIVECHAT_TEST_DOCUMENTS") ?? "1000", CultureInfo.InvariantCulture);
        Replay = $"{ulong.Parse(Environment.GetEnvironmentVariable("LIVECHAT_TEST_SEED") ?? "20260101", CultureInfo.InvariantCulture)},1";
        Arbitrary = [typeof(Cases)];
    }

    private static class Cases
    {
        public static Arbitrary<RandomDocumentCase> Case() =>
            Gen.Elements(RandomDocumentCase.Reads)
                .SelectMany(operation => Gen.Choose(0, int.MaxValue).Select(seed => new RandomDocumentCase(operation, seed)))
                .ToArbitrary();
    }
}

/// <summary>An operation that reads an object, and the seed of the random document that it reads.</summary>
public sealed class RandomDocumentCase
{
    internal RandomDocumentCase(ContractOperation operation, int seed)
    {
        Operation = operation;
        Seed = seed;
    }

    internal ContractOperation Operation { get; }

    internal int Seed { get; }

    /// <summary>One operation for each format of a response that is an object.</summary>
    internal static ContractOperation[] Reads { get; } =
    [
        .. ApiContract.Operations
            .Where(operation => operation.Method == "GET" && operation.Response is not null && ApiContract.Formats.ContainsKey(operation.Response) && operation.Query.Count == 0)
            .Where(operation => ApiSurface.Methods.ContainsKey(operation.Id))
            .DistinctBy(operation => operation.Response),
    ];

    public override string ToString() => $"{Operation.Id} with the document of seed {Seed}";
}
