#:property PublishAot=false
#:property RunAnalyzers=false
// Checks the files in artifacts/packages. Usage, in the root of the repository:
//   dotnet run .ci/packages.cs                        Compares each package with its list .ci/packages/<id>.txt, and checks its metadata, assemblies, symbols and documentation.
//   dotnet run .ci/packages.cs -- --update            Does the same, and first writes the lists.
//   dotnet run .ci/packages.cs -- --source-link FILE  Checks that each document of a .pdb or .snupkg file has an address, and is in the commit HEAD with the same content.
//   dotnet run .ci/packages.cs -- --sbom FILE         Checks that an SPDX document contains each package with its hash, and each dependency of the packages.
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const string Packages = "artifacts/packages";
const string Lists = ".ci/packages";

int failures = 0;
if (args is ["--source-link", var symbols])
{
    CheckSourceLink(symbols);
}
else if (args is ["--sbom", var document])
{
    CheckSbom(document);
}
else if (args is [] or ["--update"])
{
    CheckAll(isUpdate: args.Length > 0);
}
else
{
    Fail("Unknown arguments. Allowed: none, --update, --source-link FILE, or --sbom FILE.");
}

return failures == 0 ? 0 : 1;

void Fail(string message)
{
    failures++;
    Console.WriteLine($"failed: {message}");
}

void CheckAll(bool isUpdate)
{
    string[] files = Directory.Exists(Packages) ? Directory.GetFiles(Packages, "*.nupkg") : [];
    Array.Sort(files, StringComparer.Ordinal);
    var ids = new HashSet<string>(StringComparer.Ordinal);
    foreach (string file in files)
    {
        using ZipArchive package = ZipFile.OpenRead(file);
        XElement metadata = ReadNuspec(package);
        string id = Text(metadata, "id");
        if (!ids.Add(id))
        {
            Fail($"{Packages} contains two packages with the id {id}. Delete the folder, and pack again.");
            continue;
        }

        string version = Text(metadata, "version");
        Console.WriteLine($"{Environment.NewLine}{Path.GetFileName(file)}");
        string symbolFile = Path.ChangeExtension(file, ".snupkg");
        using ZipArchive? symbols = File.Exists(symbolFile) ? ZipFile.OpenRead(symbolFile) : null;
        CompareWithList(id, Describe(package, symbols, metadata, version), isUpdate);
        CheckMetadata(id, package, metadata, isUpdate);
        CheckReadme(id, package, metadata);
        CheckAssemblies(id, package, symbols);
    }

    foreach (string list in Directory.Exists(Lists) ? Directory.GetFiles(Lists, "*.txt") : [])
    {
        if (!ids.Contains(Path.GetFileNameWithoutExtension(list)))
        {
            Fail($"{Packages} has no package for {list}. Run: dotnet pack -c Release -o {Packages}");
        }
    }

    Console.WriteLine($"{Environment.NewLine}{files.Length} packages, {failures} failures.");
}

// One line for each entry of the package and of its symbols, each dependency, the name of each assembly, and the metadata that does not change with the version.
static SortedSet<string> Describe(ZipArchive package, ZipArchive? symbols, XElement metadata, string version)
{
    var lines = new SortedSet<string>(StringComparer.Ordinal);
    foreach (string name in Entries(package))
    {
        lines.Add($"nupkg {name}");
    }

    foreach (string name in Entries(symbols))
    {
        lines.Add($"snupkg {name}");
    }

    foreach (string name in new[] { "icon", "license", "readme", "tags" })
    {
        lines.Add($"metadata {name}: {Text(metadata, name)}");
    }

    foreach (XElement dependency in Elements(metadata, "dependency"))
    {
        string dependencyId = (string?)dependency.Attribute("id") ?? "";
        string range = (string?)dependency.Attribute("version") ?? "";
        bool isOwn = range == version && dependencyId.StartsWith("Comm100.", StringComparison.Ordinal);
        lines.Add($"dependency {Target(dependency)}: {dependencyId} {(isOwn ? "of the same version" : range)}");
    }

    foreach (XElement group in Elements(metadata, "group").Where(group => !group.HasElements))
    {
        lines.Add($"dependency {(string?)group.Attribute("targetFramework") ?? "any"}: none");
    }

    foreach (XElement reference in Elements(metadata, "frameworkReference"))
    {
        lines.Add($"framework {Target(reference)}: {(string?)reference.Attribute("name")}");
    }

    foreach (string name in Entries(package).Where(IsAssembly))
    {
        using var assembly = new PEReader([.. Read(package, name)]);
        lines.Add($"assembly {name}: {DescribeStrongName(assembly)}");
    }

    return lines;
}

static string Target(XElement item) => (string?)item.Parent!.Attribute("targetFramework") ?? "any";

static string DescribeStrongName(PEReader assembly)
{
    MetadataReader reader = assembly.GetMetadataReader();
    byte[] key = reader.GetBlobBytes(reader.GetAssemblyDefinition().PublicKey);
    bool isSigned = assembly.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned);
    if (key.Length == 0)
    {
        return isSigned ? "signed without a key" : "no strong name";
    }

    // A public key token is the reverse of the last 8 bytes of the SHA-1 hash of the key.
#pragma warning disable CA5350
    byte[] token = [.. SHA1.HashData(key).TakeLast(8).Reverse()];
#pragma warning restore CA5350
    return $"{(isSigned ? "strong name" : "not signed")}, public key token {Convert.ToHexStringLower(token)}";
}

void CompareWithList(string id, SortedSet<string> actual, bool isUpdate)
{
    string path = $"{Lists}/{id}.txt";
    if (isUpdate)
    {
        Directory.CreateDirectory(Lists);
        File.WriteAllText(path, string.Concat(actual.Select(line => line + "\n")));
    }

    SortedSet<string> expected = new(File.Exists(path) ? File.ReadAllLines(path).Where(line => line.Length > 0) : [], StringComparer.Ordinal);
    foreach (string line in actual.Union(expected).Order(StringComparer.Ordinal))
    {
        Console.WriteLine($"{(!expected.Contains(line) ? '+' : !actual.Contains(line) ? '-' : ' ')} {line}");
    }

    if (!actual.SetEquals(expected))
    {
        Fail($"{id} differs from {path}: the lines with + are not in the list, and those with - are not in the package. If the package is right, run .ci/check-package --update.");
    }
}

void CheckMetadata(string id, ZipArchive package, XElement metadata, bool isUpdate)
{
    foreach (string name in new[] { "icon", "license", "readme", "tags", "description", "releaseNotes", "authors", "copyright" })
    {
        // nuget.org rejects a longer text.
        int limit = name == "releaseNotes" ? 35_000 : 4_000;
        string text = Text(metadata, name);
        if (text.Length == 0 || text.Length > limit)
        {
            Fail($"{id} has {text.Length:N0} characters in <{name}>. Allowed: 1 to {limit:N0}.");
        }
    }

    foreach (string name in new[] { "icon", "readme" })
    {
        if (package.GetEntry(Text(metadata, name)) is null)
        {
            Fail($"{id} names the {name} '{Text(metadata, name)}', but does not contain it.");
        }
    }

    XElement? repository = Elements(metadata, "repository").SingleOrDefault();
    string url = (string?)repository?.Attribute("url") ?? "";
    string commit = (string?)repository?.Attribute("commit") ?? "";
    string head = Git("rev-parse", "HEAD").Trim();
    if (commit != head && !isUpdate)
    {
        Fail($"{id} was built from the commit '{commit}', but HEAD is {head}. Build and pack again.");
    }

    string owner = Environment.GetEnvironmentVariable("GITHUB_REPOSITORY") ?? "";
    string expected = Environment.GetEnvironmentVariable("RepositoryUrl") is { Length: > 0 } given ? given
        : owner.Length > 0 ? $"{Environment.GetEnvironmentVariable("GITHUB_SERVER_URL")}/{owner}" : "";
    if (expected.Length > 0 && (url != expected || Text(metadata, "projectUrl") != expected))
    {
        Fail($"{id} has the repository '{url}' and the project URL '{Text(metadata, "projectUrl")}'. Both must be {expected}.");
    }
}

// nuget.org does not resolve a relative address.
void CheckReadme(string id, ZipArchive package, XElement metadata)
{
    if (package.GetEntry(Text(metadata, "readme")) is not { } entry)
    {
        return;
    }

    string text = Encoding.UTF8.GetString(Read(package, entry.FullName));
    string prose = Regex.Replace(text, @"^```.*?^```|`[^`\n]*`", "", RegexOptions.Singleline | RegexOptions.Multiline);
    foreach (Match link in Regex.Matches(prose, @"\]\(\s*<?([^)\s>]*)|^\s*\[[^\]]+\]:\s*(\S+)|(?:src|href)\s*=\s*[""']([^""']*)", RegexOptions.Multiline))
    {
        string target = link.Groups[1].Value + link.Groups[2].Value + link.Groups[3].Value;
        if (!Regex.IsMatch(target, "^(https://|mailto:|#)"))
        {
            Fail($"The README of {id} links to '{target}'. nuget.org resolves only https addresses.");
        }
    }
}

void CheckAssemblies(string id, ZipArchive package, ZipArchive? symbols)
{
    foreach (string name in Entries(package).Where(IsAssembly))
    {
        byte[] content = Read(package, name);
        CheckPaths($"{name} of {id}", content);
        using var assembly = new PEReader([.. content]);
        string documentation = Path.ChangeExtension(name, ".xml");
        if (package.GetEntry(documentation) is null)
        {
            Fail($"{id} has no {documentation}.");
        }
        else
        {
            CheckDocumentation(id, documentation, Read(package, documentation), assembly.GetMetadataReader());
        }

        string symbolName = Path.ChangeExtension(name, ".pdb");
        if (symbols?.GetEntry(symbolName) is null)
        {
            Fail($"The symbols of {id} have no {symbolName}.");
            continue;
        }

        byte[] symbolContent = Read(symbols, symbolName);
        CheckPaths($"{symbolName} of {id}", symbolContent);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. symbolContent]);
        CheckSymbols($"{symbolName} of {id}", assembly, provider.GetMetadataReader());
    }
}

// A path of the machine that built the package, in UTF-8 or UTF-16.
void CheckPaths(string name, byte[] content)
{
    string[] folders = ["home", "root", "tmp", "Users"];
    string[] paths = [Directory.GetCurrentDirectory() + "/", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/", .. folders.Select(folder => $"/{folder}/"), @"\Users\", @"D:\a\"];
    foreach (string path in paths.Distinct(StringComparer.Ordinal).Where(path => path.Length > 1))
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            int index = content.AsSpan().IndexOf(encoding.GetBytes(path));
            if (index >= 0)
            {
                string found = encoding.GetString(content, index, Math.Min(120, content.Length - index));
                Fail($"{name} contains a path of a machine: {Regex.Replace(found, @"[^ -~].*", "", RegexOptions.Singleline)}");
            }
        }
    }
}

void CheckSymbols(string name, PEReader assembly, MetadataReader symbols)
{
    DebugDirectoryEntry codeView = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
    var id = new BlobContentId(symbols.DebugMetadataHeader!.Id);
    if (id.Guid != assembly.ReadCodeViewDebugDirectoryData(codeView).Guid || id.Stamp != codeView.Stamp)
    {
        Fail($"{name} are not the symbols of the assembly in the package.");
    }

    foreach (Document document in symbols.Documents.Select(symbols.GetDocument))
    {
        // The file format stores the parts of a path separately, so that a search in the bytes does not find it.
        string path = symbols.GetString(document.Name);
        if (Path.IsPathRooted(path) && !path.StartsWith("/_/", StringComparison.Ordinal))
        {
            Fail($"{name} contains a path of a machine: {path}");
        }
    }

    foreach (var (handle, source) in EmbeddedSources(symbols))
    {
        CheckPaths($"The embedded source {symbols.GetString(symbols.GetDocument(handle).Name)} in {name}", source);
    }
}

void CheckDocumentation(string id, string name, byte[] content, MetadataReader reader)
{
    var types = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
    foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => IsVisible(reader, type)))
    {
        types.Add(FullName(reader, type), type);
    }

    using var stream = new MemoryStream(content);
    string[] documented = [.. XDocument.Load(stream).Descendants("member").Select(member => (string?)member.Attribute("name") ?? "")];
    string[] hidden = [.. documented.Where(member => !IsVisibleMember(reader, types, member))];
    if (documented.Length == 0 || hidden.Length > 0)
    {
        Fail($"{name} of {id} documents {documented.Length} members, of which {hidden.Length} are not public: {string.Join(", ", hidden.Take(5))}");
    }
}

static bool IsVisibleMember(MetadataReader reader, Dictionary<string, TypeDefinition> types, string member)
{
    string name = Regex.Replace(member[2..], @"[(~].*$", "");
    if (member.StartsWith("T:", StringComparison.Ordinal))
    {
        return types.ContainsKey(name);
    }

    int dot = name.LastIndexOf('.');
    if (dot < 0 || !types.TryGetValue(name[..dot], out TypeDefinition type))
    {
        return false;
    }

    // An explicit implementation of an interface has # in the place of dots, and is private.
    string simple = Regex.Replace(name[(dot + 1)..], "`+[0-9]+$", "").Replace("#ctor", ".ctor", StringComparison.Ordinal).Replace("#cctor", ".cctor", StringComparison.Ordinal).Replace('#', '.');
    IEnumerable<MethodDefinition> methods = type.GetMethods().Select(reader.GetMethodDefinition);
    return member[0] switch
    {
        'M' => methods.Any(method => reader.GetString(method.Name) == simple && IsVisibleMethod(method)),
        'P' => methods.Any(method => (reader.GetString(method.Name) == "get_" + simple || reader.GetString(method.Name) == "set_" + simple) && IsVisibleMethod(method)),
        'E' => methods.Any(method => reader.GetString(method.Name) == "add_" + simple && IsVisibleMethod(method)),
        'F' => type.GetFields().Select(reader.GetFieldDefinition).Any(field => reader.GetString(field.Name) == simple
            && (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem),
        _ => false,
    };
}

static bool IsVisibleMethod(MethodDefinition method) =>
    (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

static bool IsVisible(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
{
    TypeAttributes.Public => true,
    TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
    _ => false,
};

static string FullName(MetadataReader reader, TypeDefinition type)
{
    string name = reader.GetString(type.Name);
    if (type.GetDeclaringType() is { IsNil: false } declaring)
    {
        return $"{FullName(reader, reader.GetTypeDefinition(declaring))}.{name}";
    }

    return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
}

void CheckSourceLink(string file)
{
    if (!file.EndsWith(".snupkg", StringComparison.Ordinal))
    {
        CheckSourceLinkOf(file, File.ReadAllBytes(file));
        return;
    }

    using ZipArchive symbols = ZipFile.OpenRead(file);
    foreach (string name in Entries(symbols).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)))
    {
        CheckSourceLinkOf($"{name} of {Path.GetFileName(file)}", Read(symbols, name));
    }
}

void CheckSourceLinkOf(string name, byte[] content)
{
    using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. content]);
    MetadataReader symbols = provider.GetMetadataReader();
    var sourceLinkKind = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    byte[]? json = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
        .Where(information => symbols.GetGuid(information.Kind) == sourceLinkKind).Select(information => symbols.GetBlobBytes(information.Value)).SingleOrDefault();
    if (json is null)
    {
        Fail($"{name} has no SourceLink information.");
        return;
    }

    using JsonDocument sourceLink = JsonDocument.Parse(json);
    (string Prefix, string Address)[] map = [.. sourceLink.RootElement.GetProperty("documents").EnumerateObject().Select(entry => (entry.Name, entry.Value.GetString()!))];
    string head = Git("rev-parse", "HEAD").Trim();
    var embedded = EmbeddedSources(symbols).ToDictionary(source => source.Key, source => source.Value);
    using var blobs = new GitBlobs();
    int linked = 0;
    foreach (DocumentHandle handle in symbols.Documents)
    {
        Document document = symbols.GetDocument(handle);
        string path = symbols.GetString(document.Name);
        if (embedded.ContainsKey(handle))
        {
            // The symbols contain what is not in the repository. That may only be generated code.
            if (!Regex.IsMatch(path, @"(^|/)obj/|\.g\.cs$"))
            {
                Fail($"{name} contains {path}, which is neither generated nor in the commit.");
            }

            continue;
        }

        string? address = map.Where(entry => entry.Prefix.EndsWith('*') && path.StartsWith(entry.Prefix[..^1], StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Prefix.Length).Select(entry => entry.Address.Replace("*", path[(entry.Prefix.Length - 1)..], StringComparison.Ordinal)).FirstOrDefault();
        Match match = Regex.Match(address ?? "", "^https://raw\\.githubusercontent\\.com/[^/]+/[^/]+/([0-9a-f]{40})/(.+)$");
        if (!match.Success || match.Groups[1].Value != head)
        {
            Fail($"{name} has the address '{address}' for {path}. Required: an address of the commit {head}.");
        }
        else if (blobs.Read(head, Uri.UnescapeDataString(match.Groups[2].Value)) is not { } blob)
        {
            Fail($"{name} has the address {address}, but the commit has no such file.");
        }
        else if (!SHA256.HashData(blob).AsSpan().SequenceEqual(symbols.GetBlobBytes(document.Hash)))
        {
            Fail($"{name} was built from another version of {path} than that of the commit {head}.");
        }
        else
        {
            linked++;
        }
    }

    if (linked == 0)
    {
        Fail($"{name} has no document with an address.");
    }

    Console.WriteLine($"{name}: {linked} documents have an address, {embedded.Count} generated documents are embedded. Map: {Encoding.UTF8.GetString(json)}");
}

void CheckSbom(string file)
{
    using JsonDocument sbom = JsonDocument.Parse(File.ReadAllBytes(file));
    var hashes = sbom.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
        entry => entry.GetProperty("fileName").GetString()!,
        entry => entry.GetProperty("checksums").EnumerateArray().Single(checksum => checksum.GetProperty("algorithm").GetString() == "SHA256").GetProperty("checksumValue").GetString(),
        StringComparer.Ordinal);
    HashSet<string> components = new(
        sbom.RootElement.GetProperty("packages").EnumerateArray().Select(entry => $"{entry.GetProperty("name").GetString()} {entry.GetProperty("versionInfo").GetString()}"), StringComparer.Ordinal);
    string[] files = Directory.Exists(Packages) ? Directory.GetFiles(Packages, "*nupkg") : [];
    int dependencies = 0;
    foreach (string path in files)
    {
        if (!string.Equals(hashes.GetValueOrDefault("./" + Path.GetFileName(path)), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))), StringComparison.OrdinalIgnoreCase))
        {
            Fail($"{file} does not contain {Path.GetFileName(path)} with its hash.");
        }

        using ZipArchive package = ZipFile.OpenRead(path);
        XElement metadata = ReadNuspec(package);
        foreach (XElement dependency in Elements(metadata, "dependency"))
        {
            // The lowest version of a range is the one that the projects use.
            string name = (string?)dependency.Attribute("id") ?? "";
            string version = ((string?)dependency.Attribute("version") ?? "").TrimStart('[').Split(',', ']')[0];
            dependencies++;
            if (!components.Contains($"{name} {version}") && !(name.StartsWith("Comm100.", StringComparison.Ordinal) && hashes.ContainsKey($"./{name}.{version}.nupkg")))
            {
                Fail($"{file} does not contain {name} {version}, on which {Path.GetFileName(path)} depends.");
            }
        }
    }

    if (files.Length == 0 || dependencies == 0)
    {
        Fail($"{Packages} has no packages with dependencies.");
    }

    Console.WriteLine($"{file} contains {hashes.Count} packages and {components.Count} components.");
}

static IEnumerable<KeyValuePair<DocumentHandle, byte[]>> EmbeddedSources(MetadataReader symbols)
{
    var embeddedSourceKind = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    foreach (CustomDebugInformation information in symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation))
    {
        if (symbols.GetGuid(information.Kind) != embeddedSourceKind)
        {
            continue;
        }

        // The first 4 bytes are the length of the text, or 0 if it is not compressed.
        byte[] content = symbols.GetBlobBytes(information.Value);
        var body = new MemoryStream(content, 4, content.Length - 4);
        var source = new MemoryStream();
        if (BitConverter.ToInt32(content) == 0)
        {
            body.CopyTo(source);
        }
        else
        {
            using var inflated = new DeflateStream(body, CompressionMode.Decompress);
            inflated.CopyTo(source);
        }

        yield return new((DocumentHandle)information.Parent, source.ToArray());
    }
}

static XElement ReadNuspec(ZipArchive package)
{
    using Stream stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
    return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
}

static IEnumerable<XElement> Elements(XElement metadata, string name) => metadata.Descendants().Where(element => element.Name.LocalName == name);

static string Text(XElement metadata, string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

static bool IsAssembly(string name) => name.EndsWith(".dll", StringComparison.Ordinal);

// The random name of the core properties, and a folder, are no differences.
static IEnumerable<string> Entries(ZipArchive? package) => package is null ? [] : package.Entries
    .Select(entry => Regex.Replace(entry.FullName, @"/[0-9a-f]{32}\.psmdcp$", "/nuget.psmdcp")).Where(name => !name.EndsWith('/'));

static byte[] Read(ZipArchive package, string name)
{
    using Stream stream = package.GetEntry(name)!.Open();
    using var content = new MemoryStream();
    stream.CopyTo(content);
    return content.ToArray();
}

static string Git(params string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return output;
}

/// <summary>Reads files of commits with one process.</summary>
internal sealed class GitBlobs : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo("git", ["cat-file", "--batch"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    public byte[]? Read(string commit, string path)
    {
        _process.StandardInput.Write($"{commit}:{path}\n");
        _process.StandardInput.Flush();
        Stream output = _process.StandardOutput.BaseStream;
        var header = new StringBuilder();
        for (int value = output.ReadByte(); value is not (-1 or '\n'); value = output.ReadByte())
        {
            header.Append((char)value);
        }

        string[] parts = header.ToString().Split(' ');
        if (parts is not [_, "blob", var length])
        {
            return null;
        }

        byte[] content = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
        output.ReadExactly(content);
        output.ReadByte();
        return content;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
