using System.Reflection;
using System.Runtime.Loader;
using Comm100.LiveChat.Client.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Runs the first examples as a new user does: with three environment variables and no other preparation.</summary>
public sealed class FirstExampleTests
{
    [Fact]
    public async Task The_first_example_lists_the_departments_and_the_bans()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();

        await RunAsync(Repository.GetMarkdown("README.md").Blocks.First(block => block.Language == "csharp"), fake);

        fake.Requests.Select(request => request.OperationId).Should().Equal("Departments.list", "Bans.list");
        fake.Requests.Should().OnlyContain(request => request.StatusCode >= 200 && request.StatusCode < 300);
    }

    [Theory]
    [InlineData("docs/getting-started.md", 1)]
    [InlineData("docs/from-httpclient.md", 4)]
    public async Task The_programs_of_a_page_run_without_an_error(string page, int programsThatUseTheService)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        int used = 0;
        foreach (CodeBlock program in Repository.GetMarkdown(page).Blocks.Where(block => block.Language == "csharp" && BlockCompiler.IsProgram(block)))
        {
            fake.Requests.Clear();
            await RunAsync(program, fake);
            used += fake.Requests.Count > 0 ? 1 : 0;
            fake.Requests.Should().NotContain(request => request.StatusCode < 200 || request.StatusCode >= 300, $"the program at {program} must succeed");
        }

        used.Should().Be(programsThatUseTheService);
    }

    private static async Task RunAsync(CodeBlock example, LiveChatFake fake)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LIVECHAT_BASE_ADDRESS"] = fake.BaseAddress.AbsoluteUri,
            ["LIVECHAT_EMAIL"] = fake.Email,
            ["LIVECHAT_API_KEY"] = fake.ApiKey,
        };
        CSharpCompilation compilation = BlockCompiler.Compile(example);
        string.Join(Environment.NewLine, BlockCompiler.GetProblems(compilation, example)).Should().BeEmpty();
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        result.Success.Should().BeTrue();
        image.Position = 0;

        var context = new AssemblyLoadContext("Example", isCollectible: true);
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
