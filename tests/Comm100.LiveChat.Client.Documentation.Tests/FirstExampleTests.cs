using System.Reflection;
using System.Runtime.Loader;
using Comm100.LiveChat.Client.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Runs the first example of the README as a new user does: with three environment variables and no other preparation.</summary>
public sealed class FirstExampleTests
{
    [Fact]
    public async Task The_first_example_lists_the_departments_and_the_bans()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        CodeBlock example = Repository.GetMarkdown("README.md").Blocks.First(block => block.Language == "csharp");

        await RunAsync(example, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LIVECHAT_BASE_ADDRESS"] = fake.BaseAddress.AbsoluteUri,
            ["LIVECHAT_EMAIL"] = fake.Email,
            ["LIVECHAT_API_KEY"] = fake.ApiKey,
        });

        fake.Requests.Select(request => request.OperationId).Should().Equal("Departments.list", "Bans.list");
        fake.Requests.Should().OnlyContain(request => request.StatusCode >= 200 && request.StatusCode < 300);
    }

    private static async Task RunAsync(CodeBlock example, Dictionary<string, string> environment)
    {
        CSharpCompilation compilation = BlockCompiler.Compile(example);
        string.Join(Environment.NewLine, BlockCompiler.GetProblems(compilation, example)).Should().BeEmpty();
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        result.Success.Should().BeTrue();
        image.Position = 0;

        var context = new AssemblyLoadContext("README", isCollectible: true);
        try
        {
            MethodInfo main = context.LoadFromStream(image).EntryPoint!;
            foreach ((string name, string value) in environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            // The entry point blocks until the program ends, so it runs on a separate thread.
            await Task.Run(() => main.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [Array.Empty<string>()], culture: null));
        }
        finally
        {
            foreach (string name in environment.Keys)
            {
                Environment.SetEnvironmentVariable(name, value: null);
            }

            context.Unload();
        }
    }
}
