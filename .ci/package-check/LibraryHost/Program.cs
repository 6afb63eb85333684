await Library.FirstExample.RunAsync();
await Walk.RunAsync();
